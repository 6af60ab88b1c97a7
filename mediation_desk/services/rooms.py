"""Where and when: rooms, working hours, who is away and who is on duty."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import uuid4

from mediation_desk.domain.appointment import OPEN_STATES
from mediation_desk.domain.appointment_line import WHOLE_CENTRE, CalendarLook
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.room import (
    SHIPPED_HOURS,
    Absence,
    Duty,
    Room,
    WorkSpan,
    check_absence,
    check_duty,
    check_hours,
    check_room,
    on_day,
)
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.domain.work_calendar import WorkCalendar
from mediation_desk.errors import DeskError
from mediation_desk.register import appointments, office, presence
from mediation_desk.register import rooms as kept
from mediation_desk.register import staff as members
from mediation_desk.register.records import Records
from mediation_desk.services.access import EVERYBODY, OFFICE_WRITE
from mediation_desk.services.permission import allowed
from mediation_desk.services.work_calendar import calendar_of

ROSTER_WRITE = frozenset({Role.DIRECTOR, Role.RECEPTION})
"""Who plans the duty roster: the director, and the counter that lives by it."""

HORIZON = timedelta(days=366)
BOOKED_AHEAD = timedelta(days=3660)


@allowed(EVERYBODY)
def rooms(records: Records) -> tuple[Room, ...]:
    """Every room in the order they were added, those no longer in use too."""
    return tuple(kept.every(records))


@allowed(OFFICE_WRITE, changes={"room"})
def save_room(records: Records, room: Room) -> Room:
    """Keep a new (id "") or changed room.

    Raises DeskError: room.*, text.*, record.changed_meanwhile, room.still_booked when it is taken out of use
    with appointments still to come in it.
    """
    named = replace(room, name=room.name.strip(), waiting_area=room.waiting_area.strip())
    check_room(named, kept.every(records))
    if room.id and not room.active and kept.get(records, room.id).active:
        _check_unbooked(records, room.id)
    return kept.save(records, named if room.id else replace(named, id=uuid4().hex, version=0))


@allowed(OFFICE_WRITE, changes={"room"})
def retire_room(records: Records, room_id: str) -> Room:
    """Offer a room no longer; what was held there keeps its name.

    Raises DeskError: room.missing, room.still_booked.
    """
    _check_unbooked(records, room_id)
    return kept.save(records, replace(kept.get(records, room_id), active=False))


@allowed(EVERYBODY)
def centre_hours(records: Records) -> tuple[WorkSpan, ...]:
    """The centre's own hours, or ours as long as it set none."""
    return kept.hours(records, "") or SHIPPED_HOURS


@allowed(EVERYBODY)
def hours_of(records: Records, staff_id: str) -> tuple[WorkSpan, ...]:
    """When somebody works: their own hours, else the centre's; each span says whose it is."""
    return kept.hours(records, staff_id) or centre_hours(records)


@allowed(EVERYBODY)
def every_hours(records: Records) -> dict[str, tuple[WorkSpan, ...]]:
    """All hours that are kept, by staff; "" is the centre, who is not in it works the centre's hours."""
    return {"": centre_hours(records)} | kept.every_hours(records)


@allowed(EVERYBODY, changes={"hours"})
def save_hours(records: Records, staff_id: str, spans: tuple[WorkSpan, ...]) -> None:
    """Keep somebody's hours (none: the centre's count again), or the centre's ("").

    The centre's are set by the office, one's own by oneself, anybody's by the director. Raises DeskError:
    permission.refused, hours.*.
    """
    if staff_id:
        check_own(records, staff_id)
        members.get(records, staff_id)
    else:
        if not records.staff.roles & OFFICE_WRITE:
            raise DeskError("permission.refused")
        if not spans:
            raise DeskError("hours.needed", field="0-0")
    check_hours(spans)
    kept.save_hours(records, staff_id, sorted(spans, key=lambda one: (one.weekday, one.begins)))


@allowed(EVERYBODY)
def absences_between(
    records: Records, first: datetime, last: datetime, staff_ids: Collection[str] = ()
) -> tuple[Absence, ...]:
    """Who is away in [first, last), of these people or all; notes are for their person and the director."""
    found = presence.absences_between(records, first, last, staff_ids)
    return tuple(one if _is_own(records, one.staff_id) else replace(one, note="") for one in found)


@allowed(EVERYBODY, changes={"absence"})
def save_absence(records: Records, absence: Absence) -> Absence:
    """Keep one's own absence, or as director anybody's; new with id "".

    Raises DeskError: permission.refused, absence.*, text.*, staff.missing.
    """
    check_absence(absence)
    check_own(records, absence.staff_id)
    members.get(records, absence.staff_id)
    if absence.id:
        check_own(records, presence.absence(records, absence.id).staff_id)
    else:
        absence = replace(absence, id=uuid4().hex)
    presence.keep_absence(records, absence)
    return absence


@allowed(EVERYBODY)
def booked_within(records: Records, absence: Absence) -> int:
    """How many appointments still to come somebody has while they are away: to be moved or given over."""
    found = appointments.between(records, absence.starts, absence.ends, WHOLE_CENTRE, [absence.staff_id])
    return sum(one.state in OPEN_STATES for one in found)


@allowed(EVERYBODY, changes={"absence"})
def end_absence(records: Records, absence_id: str, at: datetime | None = None) -> None:
    """Let an absence end earlier, at a moment; without one, or before it began, it never was.

    Raises DeskError: permission.refused, absence.missing, absence.over when it had ended before.
    """
    absence = presence.absence(records, absence_id)
    check_own(records, absence.staff_id)
    if at is None or at <= absence.starts:
        presence.drop_absence(records, absence)
    elif at >= absence.ends:
        raise DeskError("absence.over")
    else:
        presence.keep_absence(records, replace(absence, ends=at))


@allowed(EVERYBODY)
def duty_between(records: Records, first: datetime, last: datetime) -> tuple[Duty, ...]:
    """Who is on duty where in [first, last), in the order it begins."""
    return tuple(presence.duty_between(records, first, last))


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyWeek:
    """Everything a week of the roster is planned by."""

    monday: date
    staff: tuple[Staff, ...]
    hours: tuple[WorkSpan, ...]
    calendar: WorkCalendar
    duties: tuple[Duty, ...]
    absences: tuple[Absence, ...]


@allowed(EVERYBODY)
def duty_week(records: Records, monday: date) -> DutyWeek:
    """The roster of a week with the hours, leave and days of rest it is planned by; notes are left out."""
    first, last = whole_days(monday, monday + timedelta(days=6))
    away = presence.absences_between(records, first, last)
    return DutyWeek(
        monday=monday,
        staff=tuple(office.all_staff(records)),
        hours=centre_hours(records),
        calendar=calendar_of(records),
        duties=tuple(presence.duty_between(records, first, last)),
        absences=tuple(replace(one, note="") for one in away),
    )


@allowed(ROSTER_WRITE, changes={"duty"})
def save_duty(records: Records, duty: Duty) -> Duty:
    """Keep a new (id "") or changed duty.

    Raises DeskError: duty.*, text.*, staff.missing, duty.twice when the person is on duty then already,
    duty.absent when they are away.
    """
    check_duty(duty)
    members.get(records, duty.staff_id)
    _check_free(records, duty)
    named = replace(duty, id=duty.id or uuid4().hex, post=duty.post.strip())
    presence.keep_duty(records, named)
    return named


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """What a pattern of duty came to: the duties made, the days left out and the error key that says why."""

    made: tuple[Duty, ...]
    left_out: tuple[tuple[date, str], ...]


@allowed(ROSTER_WRITE, changes={"duty"})
def repeat_duty(records: Records, duty: Duty, weekdays: frozenset[int], until: date) -> Repeated:
    """Keep a duty on these weekdays from its own day to `until`, on days the calendar calls working days.

    Days on which the person is away or on duty already are left out and named. Raises DeskError: duty.*,
    duty.no_weekday, duty.until when it lies before the first day or more than a year after it.
    """
    check_duty(duty)
    members.get(records, duty.staff_id)
    if not weekdays:
        raise DeskError("duty.no_weekday", field="weekdays")
    first = legal_day(duty.starts)
    if not timedelta(0) <= until - first <= HORIZON:
        raise DeskError("duty.until", field="until")
    series_id, made, left_out, calendar = uuid4().hex, [], [], calendar_of(records)
    for days in range((until - first).days + 1):
        shift = timedelta(days=days)
        day = first + shift
        if day.weekday() not in weekdays:
            continue
        one = replace(
            duty,
            id=uuid4().hex,
            post=duty.post.strip(),
            starts=duty.starts + shift,  # no summer time in Asia/Shanghai: a day has 24 hours
            ends=duty.ends + shift,
            series_id=series_id,
        )
        try:
            if not calendar.is_working_day(day):
                raise DeskError("duty.holiday")
            _check_free(records, one)
        except DeskError as refused:
            left_out.append((day, refused.key))
        else:
            presence.keep_duty(records, one)
            made.append(one)
    return Repeated(made=tuple(made), left_out=tuple(left_out))


@allowed(ROSTER_WRITE, changes={"duty"})
def remove_duty(records: Records, duty_id: str, *, following: bool = False) -> int:
    """Take a duty out of the roster, `following`: with those of its pattern after it; how many went.

    Raises DeskError("duty.missing").
    """
    one = presence.duty(records, duty_id)
    gone = presence.following(records, one) if following else [one]
    for each in gone:
        presence.drop_duty(records, each)
    return len(gone)


def _check_unbooked(records: Records, room_id: str) -> None:
    look = CalendarLook(room_ids=(room_id,))
    ahead = appointments.between(records, records.now, records.now + BOOKED_AHEAD, look, ())
    n = sum(one.state in OPEN_STATES for one in ahead)
    if n:
        raise DeskError(
            "room.still_booked", field="active", n=n, last=legal_day(ahead[-1].starts).isoformat()
        )


def _check_free(records: Records, duty: Duty) -> None:
    if any(
        one.staff_id == duty.staff_id and one.id != duty.id
        for one in presence.duty_between(records, duty.starts, duty.ends)
    ):
        raise DeskError("duty.twice", field="starts")
    if presence.absences_between(records, duty.starts, duty.ends, [duty.staff_id]):
        raise DeskError("duty.absent", field="staff_id")


def _is_own(records: Records, staff_id: str) -> bool:
    return staff_id == records.staff.id or Role.DIRECTOR in records.staff.roles


def check_own(records: Records, staff_id: str) -> None:
    """Refuse whoever is neither this member of staff nor a director (DeskError `permission.refused`)."""
    if not _is_own(records, staff_id):
        raise DeskError("permission.refused")


def whole_days(first: date, last: date) -> tuple[datetime, datetime]:
    """The stretch from the beginning of one legal day to the end of another."""
    return on_day(first, datetime.min.time()), on_day(last + timedelta(days=1), datetime.min.time())
