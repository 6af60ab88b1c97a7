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


class ConfirmedBy(StrEnum):
    """By which way somebody said that they come."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    MESSAGE = "message"
    OTHERS = "others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """Who said that they come ("" when not one of those who come) and by which way."""

    way: ConfirmedBy
    said_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentPast:
    """When and where it was to be after something happened, and who did it; how it was `confirmed`, if so."""

    event: AppointmentEvent
    at: datetime
    staff_id: str
    starts: datetime
    ends: datetime
    room_id: str
    state: AppointmentState
    confirmed: Confirmation | None = None
