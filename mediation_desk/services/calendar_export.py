"""Appointments as an .ics file for Thunderbird, Outlook or a telephone: codes instead of names.

Every occurrence of a series is an event of its own with the UID of its appointment: each may have a room,
staff and people of its own, a range may begin in the middle of a series, and programs differ in how they take
RRULE with RECURRENCE-ID; an event of its own is moved, called off and read again alike everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from mediation_desk.domain.access_matrix import only_expert
from mediation_desk.domain.appointment import Appointment, AppointmentState
from mediation_desk.domain.appointment_code import case_code, door_code
from mediation_desk.domain.appointment_line import CalendarLook
from mediation_desk.domain.room import Room, on_day
from mediation_desk.errors import DeskError
from mediation_desk.register import appointment_about, appointments
from mediation_desk.register import rooms as kept_rooms
from mediation_desk.register.appointment_about import About
from mediation_desk.register.records import Records
from mediation_desk.services.access import CALENDAR_READ
from mediation_desk.services.appointment_sight import sees
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.words import N_, _, term

LONGEST = timedelta(days=366)
ZONE = "Asia/Shanghai"
BUSY = N_("Booked")
_SINCE = datetime(1991, 9, 15)  # noqa: DTZ001 -- the clock on the wall since the last summer time in China
_STATUS = {
    AppointmentState.PLANNED: "TENTATIVE",
    AppointmentState.CONFIRMED: "CONFIRMED",
    AppointmentState.HELD: "CONFIRMED",
    AppointmentState.NO_SHOW: "CONFIRMED",
    AppointmentState.CANCELLED: "CANCELLED",
}
"""Where nobody came, it still took the time of whoever waited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWanted:
    """Which appointments: legal days, both included; of one member of staff or in one room, else all."""

    first: date
    last: date
    staff_id: str = ""
    room_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """The file, and how many appointments stand in it, called off ones among them."""

    ics: bytes
    events: int
    cancelled: int


@allowed(CALENDAR_READ, changes={"journal"})
def export_calendar(records: Records, confirmed: Confirmed, wanted: CalendarWanted) -> CalendarFile:
    """The file of a range, after the password; journalled, because it leaves the desk.

    It tells times, rooms, kinds and codes; no name, no place outside, no subject. What whoever exports may
    not see is only said to be booked. Raises DeskError: password.ask_again, calendar.range.
    """
    require(confirmed, records.staff.id, records.now)
    days = (wanted.last - wanted.first).days
    if not 0 <= days <= LONGEST.days:
        raise DeskError("calendar.range", field="last")
    look = CalendarLook(room_ids=(wanted.room_id,) if wanted.room_id else (), cancelled=True)
    first, last = (on_day(day, records.now.min.time()) for day in (wanted.first, wanted.last + timedelta(1)))
    listed = appointments.between(records, first, last, look, [wanted.staff_id] if wanted.staff_id else [])
    known = appointment_about.about(records, listed)
    open_ids = {one.id for one in listed if sees(records, one, known)}
    if only_expert(records.staff.roles):
        listed = [one for one in listed if one.id in open_ids]
    rooms = {one.id: one for one in kept_rooms.every(records)}
    calendar = _calendar()
    for one in listed:
        calendar.add_component(_event(records, one, known, rooms, shown=one.id in open_ids))
    records.journal("export_calendar", *filter(None, [wanted.staff_id, wanted.room_id]))
    return CalendarFile(
        ics=calendar.to_ical(),
        events=len(listed),
        cancelled=sum(one.state is AppointmentState.CANCELLED for one in listed),
    )


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//Mediation Desk//Calendar//ZH")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("X-WR-CALNAME", _("Mediation Desk"))
    calendar.add("X-WR-TIMEZONE", ZONE)
    zone = Timezone()
    zone.add("TZID", ZONE)
    standard = TimezoneStandard()
    standard.add("DTSTART", _SINCE)
    standard.add("TZOFFSETFROM", timedelta(hours=8))
    standard.add("TZOFFSETTO", timedelta(hours=8))
    standard.add("TZNAME", "CST")
    zone.add_component(standard)
    calendar.add_component(zone)
    return calendar


def _event(records: Records, one: Appointment, known: About, rooms: dict[str, Room], *, shown: bool) -> Event:
    zone = ZoneInfo(ZONE)
    event = Event()
    event.add("UID", one.id)
    event.add("DTSTAMP", records.now.astimezone(UTC).replace(microsecond=0))
    event.add("SEQUENCE", one.sequence)
    event.add("DTSTART", one.starts.astimezone(zone))
    event.add("DTEND", one.ends.astimezone(zone))
    event.add("SUMMARY", _summary(one, known) if shown else _(BUSY))
    room = rooms.get(one.room_id)
    if room is not None:
        event.add("LOCATION", room.name)
    event.add("STATUS", _STATUS[one.state])
    event.add("TRANSP", "TRANSPARENT" if one.state is AppointmentState.CANCELLED else "OPAQUE")
    event.add("CLASS", "PRIVATE")
    return event


def _summary(one: Appointment, known: About) -> str:
    case = known.cases.get(one.case_id)
    return f"{term(one.kind)} {case_code(case.number) if case else door_code(one.id)}"
