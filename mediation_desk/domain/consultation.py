"""Joint consultations (联合会诊) of several units about one case, clue or household, and their tasks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
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


RUNNING = (TaskState.OPEN, TaskState.DOING)
"""Tasks somebody still has to do."""


class ConsultedKind(StrEnum):
    """What a consultation is about."""

    CASE = "case"
    RECEPTION = "reception"
    CLUE = "clue"
    HOUSEHOLD = "household"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One case, reception, clue or household, by its id."""

    kind: ConsultedKind
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A unit asked to come and whom it sends; `agency_id` is its line of the directory, empty if typed."""

    unit: str
    agency_id: str = ""
    name: str = ""
    post: str = ""
    came: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What one unit does by when; `said` is what was heard of it last."""

    id: str
    task: str
    unit: str
    person: str
    due_on: date
    state: TaskState = TaskState.OPEN
    done_on: date | None = None
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationWords:
    """What is written about it without names: sealed as one text. `opinions` are pairs of unit and words."""

    brief: str = ""
    risk: str = ""
    opinions: tuple[tuple[str, str], ...] = ()
    causes: str = ""
    conclusion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """One consultation as it stands in the open; `subject` is one of the four.

    `restricted`: about violence, so that lists and clocks say nothing but that it is there. `promised`:
    everybody there signed the promise to keep it to themselves. `reason` is why it was called off.
    """

    id: str
    number: str
    state: ConsultationState
    subject: Subject
    called_by: str
    called_at: datetime
    meets_at: datetime
    place: str = ""
    manner: str = ""
    host: str = ""
    chair: str = ""
    recorder: str = ""
    version: int = 0
    sealed_id: str | None = None
    next_at: datetime | None = None
    restricted: bool = False
    promised: bool = False
    reason: str = ""
    members: tuple[Member, ...] = field(default=())
    tasks: tuple[Task, ...] = field(default=())

    @property
    def open(self) -> bool:
        """Whether its record can still be written."""
        return self.state in (ConsultationState.CALLED, ConsultationState.HELD)
