"""What befell an appointment: a line of its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mediation_desk.domain.appointment import AppointmentState


class AppointmentEvent(StrEnum):
    """BOOKED begins every history; SETTLED: its state changed."""

    BOOKED = "booked"
    MOVED = "moved"
    CHANGED = "changed"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentPast:
    """When and where it was to be after something happened, and who did it."""

    event: AppointmentEvent
    at: datetime
    staff_id: str
    starts: datetime
    ends: datetime
    room_id: str
    state: AppointmentState
