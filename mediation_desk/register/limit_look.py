"""What limits are counted from, asked column by column: it runs with every saving and opens nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import BindParameter, and_, bindparam, exists, func, or_, select, union

from mediation_desk.domain.agreement import PrintState
from mediation_desk.domain.case import CaseState, EventKind
from mediation_desk.domain.counselling_note import AdditionKind
from mediation_desk.domain.counselling_session import CAME
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.referral import Direction, Referral, ReferralState
from mediation_desk.domain.safety_record import Reminder, SafetyClock
from mediation_desk.domain.written_paper import WrittenState
from mediation_desk.errors import DeskError
from mediation_desk.register import dossiers, referrals
from mediation_desk.register.records import Records
from mediation_desk.register.tables.agreements import agreements, final_prints
from mediation_desk.register.tables.cases import case_events, mediation_records
from mediation_desk.register.tables.counselling import (
    counselling_additions,
    counselling_notes,
    counselling_sessions,
)
from mediation_desk.register.tables.receptions import reception_decisions, receptions
from mediation_desk.register.tables.referrals import referral_events
from mediation_desk.register.tables.referrals import referrals as referrals_table
from mediation_desk.register.tables.safekeeping import sealed_keys
from mediation_desk.register.tables.safety_records import safety_records
from mediation_desk.register.tables.written_papers import written_papers

_CASE: BindParameter[str] = bindparam("case_id")
_MOVES = (
    select(case_events.c.at, case_events.c.names)
    .where(case_events.c.case_id == _CASE, case_events.c.kind == EventKind.MOVED)
    .order_by(case_events.c.at, case_events.c.row)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A record of a sitting or session: who keeps it, when the talk ended, when it was signed."""

    record_id: str
    ordinal: int
    recorder_id: str
    ended: datetime
    signed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """What stands beside the seal of a safety record."""

    record_id: str
    person_id: str
    author: str
    reminder: Reminder
    due_at: datetime | None
    clocks: tuple[SafetyClock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """When somebody came, who received them, when it was first decided."""

    received_at: datetime
    staff_id: str
    decided_at: datetime | None


def moved_on(records: Records, case_id: str, running: Collection[CaseState]) -> date | None:
    """The day a case last left these states by a move on its timeline."""
    left: date | None = None
    for at, names in records.connection.execute(_MOVES, {"case_id": case_id}):
        state = dict(names).get("state", "")
        left = None if state in running else left or legal_day(at)
    return left


_EXTENSIONS = (
    select(written_papers.c.id, written_papers.c.typed)
    .where(
        written_papers.c.case_id == _CASE,
        written_papers.c.key == "extension_consent",
        written_papers.c.state == WrittenState.ISSUED,
        written_papers.c.signed_on.is_not(None),
    )
    .order_by(written_papers.c.signed_on, written_papers.c.row)
)


def signed_extensions(records: Records, case_id: str) -> list[tuple[str, str]]:
    """(paper, new last day as typed) of every consent to extend that all parties signed, in that order."""
    rows = records.connection.execute(_EXTENSIONS, {"case_id": case_id})
    return [(row.id, str((row.typed or {}).get("to_day", ""))) for row in rows]


def court_letter(records: Records, case_id: str, reception_id: str | None) -> Referral | None:
    """The first letter that came in and led to a case."""
    letters = [one for one in referrals.of_case(records, case_id) if one.direction is Direction.IN]
    if not letters and reception_id is not None:
        found = referrals.from_reception(records, reception_id)
        letters = [one for one in found if one.direction is Direction.IN]
    return letters[-1] if letters else None


def case_of(records: Records, referral: Referral) -> str | None:
    """The case a referral belongs to, also by the reception it became or came from."""
    if referral.case_id or not referral.reception_id:
        return referral.case_id
    found = select(receptions.c.case_id).where(receptions.c.id == referral.reception_id)
    return records.connection.execute(found).scalar()


def of_reception(records: Records, reception_id: str) -> list[str]:
    """Ids of the letters and referrals of a reception."""
    found = select(referrals_table.c.id).where(referrals_table.c.reception_id == reception_id)
    return list(records.connection.execute(found).scalars())


def referrals_of_file(records: Records, file_id: str) -> list[Referral]:
    """Every referral of a counselling file."""
    found = select(referrals_table.c.id).where(referrals_table.c.file_id == file_id)
    return [referrals.get(records, one) for one in records.connection.execute(found).scalars().all()]


def reached_on(records: Records, referral_id: str, states: Collection[ReferralState]) -> date | None:
    """The day a referral first reached one of these states, as it was told."""
    found = (
        select(referral_events.c.at, referral_events.c.on)
        .where(referral_events.c.referral_id == referral_id, referral_events.c.state.in_(list(states)))
        .order_by(referral_events.c.row)
        .limit(1)
    )
    row = records.connection.execute(found).first()
    return None if row is None else row.on or legal_day(row.at)


_LATER = safety_records.alias()
_REMINDERS = select(safety_records).where(
    safety_records.c.case_id == _CASE,
    or_(safety_records.c.reminder != Reminder.NONE, safety_records.c.clocks.is_not(None)),
    ~exists().where(_LATER.c.id == safety_records.c.id, _LATER.c.version > safety_records.c.version),
)


def safety_reminders(records: Records, case_id: str) -> list[Reminded]:
    """What the newest versions of a case's restricted records ask for."""
    return [
        Reminded(
            record_id=row.id,
            person_id=row.person_id,
            author=row.author,
            reminder=row.reminder,
            due_at=row.due_at,
            clocks=tuple(map(_clock, row.clocks or ())),
        )
        for row in records.connection.execute(_REMINDERS, {"case_id": case_id})
    ]


def opens_here(records: Records, subject_id: str) -> bool:
    """Whether the restricted record or referral of a limit opens for whoever asks; nothing is opened."""
    texts = union(
        select(safety_records.c.sealed_id).where(safety_records.c.id == subject_id),
        select(referrals_table.c.content_id).where(referrals_table.c.id == subject_id),
    )
    held = (sealed_keys.c.text_id.in_(texts), sealed_keys.c.reader == records.seat.staff_id)
    return records.connection.execute(select(sealed_keys.c.reader).where(*held)).first() is not None


def _clock(told: list[str]) -> SafetyClock:
    rule, begins, done = told
    moment = datetime.fromisoformat(begins)
    return SafetyClock(
        rule=rule,
        begins=moment if "T" in begins else moment.date(),
        done_on=date.fromisoformat(done) if done else None,
    )


_SITTINGS = select(
    mediation_records.c.id,
    mediation_records.c.ordinal,
    mediation_records.c.recorder_id,
    mediation_records.c.began,
    mediation_records.c.ended,
    mediation_records.c.signed_on,
).where(mediation_records.c.case_id == _CASE)


def sittings(records: Records, case_id: str) -> list[Written]:
    """The records of sittings of a case."""
    return [
        Written(
            record_id=row.id,
            ordinal=row.ordinal,
            recorder_id=row.recorder_id,
            ended=row.ended or row.began,
            signed_on=row.signed_on,
        )
        for row in records.connection.execute(_SITTINGS, {"case_id": case_id})
    ]


def counselling_sittings(records: Records, file_id: str) -> list[Written]:
    """The sessions of a counselling file somebody came to, with the day of the note that stands."""
    voided = (
        exists()
        .where(
            counselling_additions.c.note_id == counselling_notes.c.id,
            counselling_additions.c.kind == AdditionKind.VOID,
        )
        .correlate(counselling_notes)
    )
    noted = and_(counselling_notes.c.session_id == counselling_sessions.c.id, ~voided)
    found = (
        select(
            counselling_sessions.c.id,
            counselling_sessions.c.ordinal,
            counselling_sessions.c.began,
            counselling_sessions.c.minutes,
            counselling_notes.c.signed_at,
        )
        .select_from(counselling_sessions)
        .join(counselling_notes, noted, isouter=True)
        .where(counselling_sessions.c.file_id == file_id, counselling_sessions.c.attendance.in_(CAME))
        .order_by(counselling_sessions.c.ordinal)
    )
    return [
        Written(
            record_id=row.id,
            ordinal=row.ordinal,
            recorder_id="",
            ended=row.began + timedelta(minutes=row.minutes),
            signed_on=None if row.signed_at is None else legal_day(row.signed_at),
        )
        for row in records.connection.execute(found)
    ]


_SIGNED = exists().where(
    final_prints.c.agreement_id == agreements.c.id, final_prints.c.state == PrintState.FROZEN
)
_PERFORMED = select(func.count(), func.sum(agreements.c.performed_on_the_spot)).where(
    agreements.c.case_id == _CASE, or_(_SIGNED, agreements.c.reached_on.is_not(None))
)


def performed_on_the_spot(records: Records, case_id: str) -> bool:
    """Whether every signed agreement of a case was performed at once; False where none was signed."""
    count, performed = records.connection.execute(_PERFORMED, {"case_id": case_id}).one()
    return bool(count) and count == performed


def retention(records: Records, case_id: str) -> dossiers.Kept | None:
    """How long the dossier of a case is kept, as chosen last."""
    kept = dossiers.kept(records, case_id)
    return kept[0] if kept else None


_ASKED = select(receptions.c.received_at, receptions.c.staff_id).where(
    receptions.c.id == bindparam("reception_id")
)
_DECIDED = select(func.min(reception_decisions.c.taken_at, type_=reception_decisions.c.taken_at.type)).where(
    reception_decisions.c.reception_id == bindparam("reception_id")
)


def asked(records: Records, reception_id: str) -> Asked:
    """When a reception came and was first decided. DeskError("reception.missing")."""
    row = records.connection.execute(_ASKED, {"reception_id": reception_id}).first()
    if row is None:
        raise DeskError("reception.missing")
    decided = records.connection.execute(_DECIDED, {"reception_id": reception_id}).scalar()
    return Asked(received_at=row.received_at, staff_id=row.staff_id, decided_at=decided)
