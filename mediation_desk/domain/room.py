"""A room of the centre, and when staff are there: working hours, leave and duty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError

SPANS_A_DAY = 2
MOST_SEATS = 500
LONGEST_ABSENCE = timedelta(days=366)
LONGEST_DUTY = timedelta(hours=24)


class RoomKind(StrEnum):
    """What a room is for."""

    MEDIATION = "mediation"
    COUNSELLING = "counselling"
    RECEPTION = "reception"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room; rooms with the same `waiting_area` share it, so that people in them may meet there."""

    id: str
    name: str
    kind: RoomKind
    capacity: int
    waiting_area: str = ""
    active: bool = True
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSpan:
    """From when to when somebody works on a weekday (0 = Monday); `staff_id` "" is the centre's own hours.

    Times are those of Asia/Shanghai, as on the clock on the wall.
    """

    weekday: int
    begins: time
    ends: time
    staff_id: str = ""


SHIPPED_HOURS: tuple[WorkSpan, ...] = tuple(
    WorkSpan(weekday=weekday, begins=begins, ends=ends)
    for weekday in range(5)
    for begins, ends in ((time(8, 30), time(12)), (time(14), time(17, 30)))
)
"""Hours of a centre that said nothing yet; our own default, usual for county offices."""


class AbsenceKind(StrEnum):
    """Why somebody cannot be booked; BUSY came from a calendar of their own and says nothing more."""

    LEAVE = "leave"
    AWAY = "away"
    BUSY = "busy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A stretch of time in which somebody cannot be booked, `ends` no longer in it.

    `note` is for them and the director alone. `source` names the calendar of their own a BUSY one came from,
    so that the same calendar read again takes its place.
    """

    id: str
    staff_id: str
    kind: AbsenceKind
    starts: datetime
    ends: datetime
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Who is on duty where (the counter, the telephone) and when; those of one pattern share `series_id`."""

    id: str
    staff_id: str
    post: str
    starts: datetime
    ends: datetime
    series_id: str = ""


def check_room(room: Room, others: Iterable[Room]) -> None:
    """Refuse a room nobody could find or sit in; `others` are the rooms there are.

    Raises DeskError beside its field: room.name_needed, room.name_taken, room.seats, text.*.
    """
    if not room.name.strip():
        raise DeskError("room.name_needed", field="name")
    check_text(room.name, "name", 40)
    check_text(room.waiting_area, "waiting_area", 40)
    same = (one for one in others if one.id != room.id and one.active)
    if room.active and any(one.name.strip() == room.name.strip() for one in same):
        raise DeskError("room.name_taken", field="name")
    if not 1 <= room.capacity <= MOST_SEATS:
        raise DeskError("room.seats", field="capacity", most=MOST_SEATS)


def check_hours(spans: Iterable[WorkSpan]) -> None:
    """Refuse hours that end before they begin, cover one another, or are more than two a day.

    Raises DeskError: hours.backwards, hours.overlap, hours.too_many; its field is `weekday-part`: `0-1`.
    """
    by_day: dict[int, list[WorkSpan]] = {}
    for span in sorted(spans, key=lambda one: (one.weekday, one.begins)):
        day = by_day.setdefault(span.weekday, [])
        field = f"{span.weekday}-{len(day)}"
        if span.ends <= span.begins:
            raise DeskError("hours.backwards", field=field)
        if len(day) == SPANS_A_DAY:
            raise DeskError("hours.too_many", field=f"{span.weekday}-1")
        if day and span.begins < day[-1].ends:
            raise DeskError("hours.overlap", field=field)
        day.append(span)


def check_absence(absence: Absence) -> None:
    """Refuse a stretch that ends before it begins or lasts more than a year.

    Raises DeskError: absence.whose, absence.backwards, absence.too_long, text.*.
    """
    if not absence.staff_id:
        raise DeskError("absence.whose", field="staff_id")
    if absence.ends <= absence.starts:
        raise DeskError("absence.backwards", field="ends")
    if absence.ends - absence.starts > LONGEST_ABSENCE:
        raise DeskError("absence.too_long", field="ends")
    check_text(absence.note, "note")


def check_duty(duty: Duty) -> None:
    """Refuse a duty without a person or a post, or one that ends before it begins or lasts more than a day.

    Raises DeskError: duty.whose, duty.post_needed, duty.backwards, text.*.
    """
    if not duty.staff_id:
        raise DeskError("duty.whose", field="staff_id")
    if not duty.post.strip():
        raise DeskError("duty.post_needed", field="post")
    check_text(duty.post, "post", 40)
    if not timedelta(0) < duty.ends - duty.starts <= LONGEST_DUTY:
        raise DeskError("duty.backwards", field="ends")


def on_day(day: date, at: time) -> datetime:
    """The moment of a time of day in Asia/Shanghai."""
    return datetime.combine(day, at, SHANGHAI)


def spans_on(hours: Iterable[WorkSpan], day: date) -> list[tuple[datetime, datetime]]:
    """The spans worked on a day by its weekday, as moments; holidays are the work calendar's business."""
    return sorted(
        (on_day(day, one.begins), on_day(day, one.ends)) for one in hours if one.weekday == day.weekday()
    )
