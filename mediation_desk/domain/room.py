"""A room of the centre, and when staff are there: working hours, leave and duty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum


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
    """From when to when somebody works on a weekday (0 = Monday); `staff_id` "" is the centre's own hours."""

    weekday: int
    begins: time
    ends: time
    staff_id: str = ""


class AbsenceKind(StrEnum):
    """Why somebody cannot be booked; BUSY came from a calendar of their own and says nothing more."""

    LEAVE = "leave"
    AWAY = "away"
    BUSY = "busy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A stretch of time in which somebody cannot be booked."""

    id: str
    staff_id: str
    kind: AbsenceKind
    starts: datetime
    ends: datetime
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Who is on duty where (the counter, the telephone) from when to when."""

    id: str
    staff_id: str
    post: str
    starts: datetime
    ends: datetime
