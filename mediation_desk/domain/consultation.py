"""Joint consultations (联合会诊) of several units about one case, clue or household, and their tasks."""

from __future__ import annotations

from enum import StrEnum


class ConsultationState(StrEnum):
    """Called, held with its record to be written, recorded and signed, or called off."""

    CALLED = "called"
    HELD = "held"
    RECORDED = "recorded"
    CALLED_OFF = "called_off"


class TaskState(StrEnum):
    """How far a unit is with its task."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"
