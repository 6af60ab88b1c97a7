"""Consultations as pages show them: the list, one with its words, and a new one about to be called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.agency import Agency
from mediation_desk.domain.consultation import (
    RUNNING,
    Consultation,
    ConsultationState,
    ConsultationWords,
    ConsultedKind,
    Subject,
)
from mediation_desk.domain.consultation_check import words_read
from mediation_desk.errors import DeskError
from mediation_desk.register import agencies, consultations, office
from mediation_desk.register.records import Records
from mediation_desk.services.access import CONSULTATION_READ, CONSULTATION_WRITE
from mediation_desk.services.consultation_access import has_to_do_with, known_consultation, may_write
from mediation_desk.services.consultation_subjects import SubjectLine, line_of, may_call, spoken_of
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationRow:
    """One line of the list; `late_tasks` of `open_tasks` are past their day; restricted: without names."""

    id: str
    number: str
    state: ConsultationState
    kind: ConsultedKind
    subject_number: str
    names: str
    meets_at: datetime
    units: tuple[str, ...]
    called_by: str
    open_tasks: int
    late_tasks: int
    tasks: int
    restricted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationView:
    """One consultation; `words` are None where they do not open. `codes` pairs a name with what to write."""

    one: Consultation
    words: ConsultationWords | None
    line: SubjectLine
    called_by: str
    may_write: bool
    agencies: tuple[Agency, ...]
    codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSheet:
    """What a new consultation begins with."""

    subject: Subject
    line: SubjectLine
    host: str
    place: str
    recorder: str
    agencies: tuple[Agency, ...]
    codes: tuple[tuple[str, str], ...]


@allowed(CONSULTATION_READ)
def consultation_rows(records: Records) -> tuple[ConsultationRow, ...]:
    """Those whoever asks has to do with, the newest first."""
    return _rows(records, consultations.every(records))


@allowed(CONSULTATION_READ)
def consultations_of(records: Records, subject: Subject) -> tuple[ConsultationRow, ...]:
    """Those about one case, reception, clue or household, as far as whoever asks has to do with them."""
    return _rows(records, consultations.of_subject(records, subject))


@allowed(CONSULTATION_READ, changes={"journal"})
def consultation_view(records: Records, consultation_id: str) -> ConsultationView:
    """One with its words if they open here; journalled. DeskError: consultation.missing, .not_yours."""
    one = known_consultation(records, consultation_id)
    words = words_read(consultations.words(records, one)) if consultations.opens(records, one) else None
    writes = may_write(records, one)
    return ConsultationView(
        one=one,
        words=words,
        line=line_of(records, one.subject),
        called_by=_names(records).get(one.called_by, ""),
        may_write=writes and words is not None,
        agencies=tuple(agency for agency in agencies.every(records) if agency.active),
        codes=_codes(records, one.subject) if writes and one.open else (),
    )


@allowed(CONSULTATION_WRITE)
def call_sheet(records: Records, subject: Subject) -> CallSheet:
    """What a new one begins with. Raises DeskError: those of `may_call`."""
    may_call(records, subject)
    centre = office.centre(records)
    return CallSheet(
        subject=subject,
        line=line_of(records, subject),
        host=centre.counselling_centre,
        place=centre.address,
        recorder=records.staff.name,
        agencies=tuple(agency for agency in agencies.every(records) if agency.active),
        codes=_codes(records, subject),
    )


def state_now(one: Consultation, now: datetime) -> ConsultationState:
    """Its state as shown: one called whose hour has come waits for its record."""
    if one.state is ConsultationState.CALLED and one.meets_at <= now:
        return ConsultationState.HELD
    return one.state


def _rows(records: Records, found: list[Consultation]) -> tuple[ConsultationRow, ...]:
    names = _names(records)
    rows = []
    for one in found:
        if not has_to_do_with(records, one):
            continue
        try:
            line = line_of(records, one.subject)
        except DeskError:
            continue  # its clue or household was taken back with the batch it came in
        running = [task for task in one.tasks if task.state in RUNNING]
        rows.append(
            ConsultationRow(
                id=one.id,
                number=one.number,
                state=state_now(one, records.now),
                kind=one.subject.kind,
                subject_number=line.number,
                names="" if one.restricted else line.names,
                meets_at=one.meets_at,
                units=tuple(dict.fromkeys(member.unit for member in one.members)),
                called_by=names.get(one.called_by, ""),
                open_tasks=len(running),
                late_tasks=sum(task.due_on < records.today for task in running),
                tasks=len(one.tasks),
                restricted=one.restricted,
            )
        )
    return tuple(rows)


def _codes(records: Records, subject: Subject) -> tuple[tuple[str, str], ...]:
    people, _shut = spoken_of(records, subject)
    told: dict[str, str] = {}
    for one in people:
        if one.name.strip():
            told.setdefault(one.name, "、".join(dict.fromkeys(one.codes)))
    return tuple(told.items())


def _names(records: Records) -> dict[str, str]:
    return {one.id: one.name for one in office.all_staff(records)}
