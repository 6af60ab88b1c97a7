"""What stands against a booking, every occurrence of it; of others' appointments only what one may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from mediation_desk.domain import clash_rules
from mediation_desk.domain.appointment import Appointment, AppointmentKind
from mediation_desk.domain.case import Case
from mediation_desk.domain.clash import Clash, ClashKind, ClashSeverity, forbidden
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.mediation_record import Sitting
from mediation_desk.domain.transitions import CaseFacts, may_sit
from mediation_desk.errors import DeskError
from mediation_desk.register import appointment_about, appointments, cases, people
from mediation_desk.register.records import Records
from mediation_desk.services.appointment_sight import sees
from mediation_desk.services.booking_facts import BookingFacts, gather
from mediation_desk.services.case_facts import facts_of
from mediation_desk.services.free_sides import sitting_of
from mediation_desk.services.other_times import other_times

_HIDDEN = (ClashKind.APART, ClashKind.PERSON)
_FIELDS = {
    ClashKind.STAFF: "staff",
    ClashKind.ABSENCE: "staff",
    ClashKind.DUTY: "staff",
    ClashKind.ROOM: "room",
    ClashKind.CAPACITY: "room",
    ClashKind.SITTING: "people",
    ClashKind.APART: "people",
}


def find(records: Records, drafts: Sequence[Appointment]) -> tuple[Clash, ...]:
    """Every clash of these occurrences with what is booked and with one another, by time; each has an id."""
    drafts = [_as_remaining(records, draft) for draft in drafts]
    facts = gather(records, drafts)
    found = [clash for draft in drafts for clash in _of(draft, facts)]
    found += _sittings(records, drafts)
    told = _as_seen(records, drafts, found)
    return tuple(sorted(dict.fromkeys(told), key=lambda one: (one.starts, one.severity, one.kind)))


def check(records: Records, drafts: Sequence[Appointment], reason: str) -> None:
    """Refuse what is forbidden, and what needs a reason without one.

    Raises DeskError: clash.*, sitting.*, move.screening_missing, appointment.reason_needed (`n` clashes).
    """
    found = find(records, drafts)
    _refuse(found)
    if found and not reason.strip():
        raise DeskError("appointment.reason_needed", field="reason", n=len(found))


def check_forbidden(records: Records, drafts: Sequence[Appointment]) -> None:
    """As `check`, with what needs a reason passed over: it was booked in spite of it."""
    _refuse(find(records, drafts))


def _refuse(found: tuple[Clash, ...]) -> None:
    if against := forbidden(found):
        first = against[0]
        raise DeskError(first.key, field=_FIELDS.get(first.kind, "starts"), **dict(first.names))


def _as_remaining(records: Records, draft: Appointment) -> Appointment:
    ids = dict.fromkeys(people.remaining(records, one) for one in draft.person_ids)
    return replace(draft, person_ids=tuple(ids))


def _of(draft: Appointment, facts: BookingFacts) -> Iterator[Clash]:
    day = legal_day(draft.starts)
    staff = [one for staff_id in draft.staff_ids for one in facts.staff.get((staff_id, day), ())]
    yield from clash_rules.staff_clashes(draft, staff)
    coming = [one for person_id in draft.person_ids for one in facts.people.get((person_id, day), ())]
    yield from clash_rules.people_clashes(draft, coming)
    in_room = facts.in_rooms.get((draft.room_id, day), ())
    yield from clash_rules.room_clashes(draft, facts.rooms.get(draft.room_id), in_room)
    yield from clash_rules.hours_clashes(draft, facts.hours, facts.calendar)
    yield from clash_rules.absence_clashes(draft, facts.absences)
    yield from clash_rules.duty_clashes(draft, facts.duties)
    pairs = [pair for pair in facts.pairs if pair.person_id in draft.person_ids]
    others = [one for pair in pairs for one in facts.others.get((pair.other_id, day), ())]
    yield from clash_rules.apart_clashes(draft, pairs, dict.fromkeys(others), facts.rooms, facts.gaps)


def _sittings(records: Records, drafts: Iterable[Appointment]) -> Iterator[Clash]:
    """How the parties may sit on that day: a screening must be valid then, not only today."""
    judged: dict[str, tuple[Case, CaseFacts]] = {}
    for draft in drafts:
        if draft.kind is not AppointmentKind.MEDIATION:
            continue
        if draft.case_id not in judged:
            case = cases.get(records, draft.case_id)
            judged[draft.case_id] = (case, facts_of(records, case))
        case, facts = judged[draft.case_id]
        manner = sitting_of(records, case, draft.person_ids) or Sitting.SEPARATE
        on_day = replace(facts, today=legal_day(draft.starts))
        for refusal in may_sit(manner, on_day):
            yield Clash(
                kind=ClashKind.SITTING,
                severity=ClashSeverity.FORBIDDEN,
                key=refusal.key,
                starts=draft.starts,
                ends=draft.ends,
                draft_id=draft.id,
                whom=refusal.person_ids,
                names=refusal.names,
            )


def _as_seen(records: Records, drafts: Sequence[Appointment], found: Iterable[Clash]) -> Iterator[Clash]:
    """What may be told: of an appointment one may not see only that times must differ, and which would do."""
    found = list(found)
    own = {draft.id for draft in drafts if not draft.version}
    asked = {one.appointment_id for one in found if one.kind in _HIDDEN and one.appointment_id} - own
    there = appointments.get_many(records, asked)
    known = appointment_about.about(records, there)
    open_ = own | {one.id for one in there if sees(records, one, known)}
    by_id = {draft.id: draft for draft in drafts}
    instead: tuple[datetime, ...] | None = None
    for one in found:
        if one.kind not in _HIDDEN or not one.appointment_id or one.appointment_id in open_:
            yield one
            continue
        if instead is None:
            instead = other_times(records, by_id[one.draft_id])
        yield Clash(
            kind=ClashKind.STAGGER,
            severity=ClashSeverity.FORBIDDEN,
            key="clash.stagger",
            starts=one.starts,
            ends=one.ends,
            draft_id=one.draft_id,
            instead=instead,
        )
