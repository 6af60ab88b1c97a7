"""An appointment (约期): who comes when and where, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AppointmentKind(StrEnum):
    """What somebody is booked for."""

    MEDIATION = "mediation"
    COUNSELLING = "counselling"
    RECEPTION = "reception"
    VISIT = "visit"
    CONSULTATION = "consultation"
    COURSE = "course"
    OUTSIDE = "outside"


class AppointmentState(StrEnum):
    """What became of it; a moved one is PLANNED again, its moves stand in its history."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    HELD = "held"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


OPEN_STATES = frozenset({AppointmentState.PLANNED, AppointmentState.CONFIRMED})
"""Still to come: these take up people and rooms."""


class CancelledBy(StrEnum):
    """Who called an appointment off."""

    SEEKER = "seeker"
    OTHER = "other"
    CENTRE = "centre"
    OUTSIDE = "outside"


class Scope(StrEnum):
    """How much of a series a change concerns."""

    ONE = "one"
    FOLLOWING = "following"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One occurrence. People arrive at `starts` and leave at `ends`; moments are aware.

    Sides that must not meet have an appointment each, in rooms of their own, bound by one `sitting_id`.
    `place` says where when it is in none of our rooms. `file_id` is a counselling file. `subject` names what
    concerns no client (a course). `heads` is how many are expected where they are not named one by one.
    `original_start` is where the series put it; `sequence` counts what invited people must be told anew.
    `reason` is why it was booked in spite of a clash. `outcome_id` is the mediation record, counselling
    session or return visit that tells of it.
    """

    id: str
    kind: AppointmentKind
    starts: datetime
    ends: datetime
    staff_ids: tuple[str, ...] = ()
    person_ids: tuple[str, ...] = ()
    room_id: str = ""
    place: str = ""
    case_id: str = ""
    file_id: str = ""
    subject: str = ""
    heads: int = 0
    state: AppointmentState = AppointmentState.PLANNED
    series_id: str = ""
    original_start: datetime | None = None
    sitting_id: str = ""
    outcome_id: str = ""
    reason: str = ""
    cancelled_by: CancelledBy | None = None
    cancelled_why: str = ""
    moves: int = 0
    sequence: int = 0
    version: int = 0
