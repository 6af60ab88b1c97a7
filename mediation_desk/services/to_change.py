"""Appointments to come that cannot stay as they are, each with why: the day's desk lists them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediation_desk.domain.appointment import Appointment
from mediation_desk.domain.appointment_line import AppointmentLine
from mediation_desk.domain.staff import Role
from mediation_desk.register import appointments_left
from mediation_desk.register.records import Records
from mediation_desk.services.access import CALENDAR_READ
from mediation_desk.services.appointment_lines import lines
from mediation_desk.services.forbidden_ahead import forbidden_ahead
from mediation_desk.services.permission import allowed


class Ground(StrEnum):
    """Why an appointment must be changed; why people may not meet is never said."""

    APART = "apart"
    OVER = "over"
    STAFF = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToChange:
    """One appointment and the first ground that it cannot stay."""

    line: AppointmentLine
    ground: Ground


@allowed(CALENDAR_READ)
def to_change(records: Records, whose: str = "", days: int = 0) -> tuple[ToChange, ...]:
    """What must be moved, given to somebody else or called off, the soonest first.

    Of a member of staff, or ("") of everybody; only those whose people whoever asks may see. The counter,
    which keeps everybody's calendar, is told everybody's; so is nobody else but the director. `days`: people
    kept apart are looked for only so far ahead (0: as far as is booked).
    """
    roles = records.staff.roles
    everybody = Role.RECEPTION in roles or (not whose and Role.DIRECTOR in roles)
    who = "" if everybody else whose or records.staff.id
    found = {
        one.line.id: ToChange(line=one.line, ground=Ground.APART)
        for one in forbidden_ahead(records, who, days)
    }
    for ground, ahead in (
        (Ground.OVER, appointments_left.of_ended_matters(records, records.now)),
        (Ground.STAFF, appointments_left.without_their_staff(records, records.now)),
    ):
        theirs = [one for one in ahead if _concerns(one, who, ground)]
        for line in lines(records, theirs, hidden=False):
            found.setdefault(line.id, ToChange(line=line, ground=ground))
    return tuple(sorted(found.values(), key=lambda one: one.line.starts))


def _concerns(one: Appointment, who: str, ground: Ground) -> bool:
    """Whoever left sees to nothing any more: their colleagues on the case are told instead."""
    return not who or ground is Ground.STAFF or who in one.staff_ids
