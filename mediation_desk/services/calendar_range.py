"""Everything the calendar shows of some days, in one look at the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mediation_desk.domain.appointment_line import AppointmentLine, CalendarLook
from mediation_desk.domain.room import Absence, Duty
from mediation_desk.domain.work_calendar import WorkCalendar
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services.access import CALENDAR_READ
from mediation_desk.services.appointments import appointments_between
from mediation_desk.services.keep_apart import gaps
from mediation_desk.services.permission import allowed
from mediation_desk.services.rooms import absences_between, duty_between, rooms, whole_days
from mediation_desk.services.work_calendar import calendar_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRange:
    """The days from `first` to `last`: what is booked, who is on duty, who is away, which days are worked.

    `rooms` and `staff` are names by id, `gap` is how far apart people arrive who must not meet.
    """

    first: date
    last: date
    look: CalendarLook
    lines: tuple[AppointmentLine, ...]
    duties: tuple[Duty, ...]
    absences: tuple[Absence, ...]
    work: WorkCalendar
    rooms: Mapping[str, str]
    staff: Mapping[str, str]
    gap: timedelta


@allowed(CALENDAR_READ)
def calendar_range(records: Records, first: date, last: date, look: CalendarLook) -> CalendarRange:
    """The days from `first` to `last`, both shown whole.

    Duty and leave are told of the staff looked at, of nobody where one room, person or case is looked at.
    """
    begins, ends = whole_days(first, last)
    staff_ids = {records.staff.id} if look.mine else set(look.staff_ids)
    narrowed = bool(look.room_ids or look.person_ids or look.case_id or look.file_id)
    duties = () if narrowed else duty_between(records, begins, ends)
    absences = () if narrowed else absences_between(records, begins, ends, staff_ids)
    return CalendarRange(
        first=first,
        last=last,
        look=look,
        lines=appointments_between(records, begins, ends, look),
        duties=tuple(one for one in duties if not staff_ids or one.staff_id in staff_ids),
        absences=absences,
        work=calendar_of(records),
        rooms={room.id: room.name for room in rooms(records)},
        staff={one.id: one.name for one in office.all_staff(records)},
        gap=gaps(records).arriving,
    )


def days_between(first: date, last: date) -> tuple[date, ...]:
    """Every day from one to the other."""
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
