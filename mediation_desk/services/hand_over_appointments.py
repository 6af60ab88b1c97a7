"""What somebody is still to receive people for: given to a colleague, or called off, before they leave."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.domain.appointment import AppointmentKind
from mediation_desk.domain.appointment_code import case_code, door_code
from mediation_desk.domain.appointment_event import AppointmentEvent
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.hand_over import HeldFile, HeldKind
from mediation_desk.domain.staff import Role
from mediation_desk.register import (
    appointment_about,
    appointment_times,
    appointments,
    appointments_left,
    case_notes,
    office,
)
from mediation_desk.register.records import Records
from mediation_desk.services import rooms
from mediation_desk.services.access import CALENDAR_WRITE, NOTE_WRITE, RECEPTION_WRITE

_ROLES = {
    AppointmentKind.MEDIATION: frozenset({Role.MEDIATOR, Role.DIRECTOR}),
    AppointmentKind.COUNSELLING: NOTE_WRITE,
    AppointmentKind.RECEPTION: RECEPTION_WRITE,
}


def ahead(records: Records, staff_id: str) -> list[HeldFile]:
    """Appointments still to come of somebody, by time: code, times and number of the matter, never a name."""
    listed = appointments_left.of_staff(records, staff_id, records.now)
    known = appointment_about.about(records, listed, booked=False)
    told = []
    for one in listed:
        starts, ends = one.starts.astimezone(SHANGHAI), one.ends.astimezone(SHANGHAI)
        case, file = known.cases.get(one.case_id), known.files.get(one.file_id)
        number = case_code(case.number) if case else file[0] if file else ""
        times = f"{starts:%H:%M}–{ends:%H:%M}"
        told.append(
            HeldFile(
                kind=HeldKind.APPOINTMENT,
                id=one.id,
                number=" · ".join(filter(None, (door_code(one.id), number))),
                second=times,
                since=legal_day(one.starts),
            )
        )
    return told


def takers(records: Records, appointment_id: str) -> tuple[frozenset[Role], frozenset[str]]:
    """Roles that receive people for such a thing, and who may not or cannot: apart, away, taken then."""
    one = appointments.get(records, appointment_id)
    everybody = {member.id for member in office.all_staff(records)}
    taken = appointment_times.of_staff(records, everybody, one.starts, one.ends)
    busy = {
        other.who
        for other in taken
        if other.appointment_id != one.id
        and not (one.sitting_id and other.sitting_id == one.sitting_id)
        and other.starts < one.ends
        and one.starts < other.ends
    }
    away = {
        gone.staff_id
        for gone in rooms.absences_between(records, one.starts, one.ends, everybody)
        if gone.starts < one.ends and one.starts < gone.ends
    }
    apart = case_notes.in_conflict(records, one.case_id) if one.case_id else frozenset()
    return _ROLES.get(one.kind, CALENDAR_WRITE), frozenset(busy | away | apart)


def hand(records: Records, appointment_id: str, from_id: str, to_id: str) -> None:
    """Let a colleague receive them instead; time, room and who comes stay."""
    one = appointments.get(records, appointment_id)
    team = tuple(dict.fromkeys(to_id if who == from_id else who for who in one.staff_ids))
    changed = replace(one, staff_ids=team, sequence=one.sequence + 1)
    appointments.save(records, changed, AppointmentEvent.CHANGED, ("staff_ids",))
