"""A stretch of time that is taken, as much as clashes and free time need to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.appointment import AppointmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A stretch of somebody's or some room's time; `who` is the person, member of staff or room."""

    who: str
    appointment_id: str
    kind: AppointmentKind
    starts: datetime
    ends: datetime
    room_id: str
    place: str
    sitting_id: str
    heads: int = 0
