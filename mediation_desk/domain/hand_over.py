"""Handing over: what somebody still holds, who takes what, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class HeldKind(StrEnum):
    """Kinds of what a member of staff holds; a draft opens for nobody else and is finished or lost."""

    CASE = "case"
    RECORD = "record"
    RECEPTION = "reception"
    COUNSELLING = "counselling"
    APPOINTMENT = "appointment"
    DRAFTS = "drafts"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFile:
    """One thing somebody holds: how it is called, what stands in a second line, since when, who may take it.

    `takers` are ids of staff; nobody may take drafts.
    """

    kind: HeldKind
    id: str
    number: str
    second: str = ""
    since: date | None = None
    takers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """That one colleague takes one file."""

    kind: HeldKind
    id: str
    to_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedLine:
    """One line of a hand-over as it was: kind, number, who took it."""

    kind: HeldKind
    file_id: str
    number: str
    to_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """A finished hand-over, kept so that its sheet can be printed again.

    `granted` counts sealed texts that open for whoever took the files now, `waiting` those that whoever acted
    could not open: another reader or a keepers' session gives them.
    """

    id: str
    from_id: str
    by_id: str
    at: datetime
    lines: tuple[HandedLine, ...]
    granted: int
    waiting: int
