"""The list of clues: its lines, what it may be narrowed to, and where its next page begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation_desk.domain.clue import ClueHandling, ClueKind, ClueOutcome, ClueSource, Urgency

PAGE = 100

Key = tuple[str, int]
"""Where a page ends: the due day as ISO text (empty in a list sorted by number) and the row."""


class ClueShelf(StrEnum):
    """Which clues a list is about."""

    OPEN = "open"
    OVERDUE = "overdue"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueFilter:
    """What a list shows; empty sets and texts filter nothing.

    OPEN and OVERDUE are sorted by due day, the others newest first. `area_path` is an area with all below it.
    """

    shelf: ClueShelf = ClueShelf.OPEN
    area_path: str = ""
    sources: frozenset[ClueSource] = frozenset()
    kinds: frozenset[ClueKind] = frozenset()
    urgencies: frozenset[Urgency] = frozenset()
    responsible: frozenset[str] = frozenset()
    household_id: str = ""

    @property
    def by_due(self) -> bool:
        """Whether it is sorted by the day each is due."""
        return self.shelf in (ClueShelf.OPEN, ClueShelf.OVERDUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueLine:
    """One row; `kind` is as whoever asks may know it, `area` the short name of its area."""

    row: int
    id: str
    number: str
    found_on: date
    source: ClueSource
    kind: ClueKind
    subject: str
    area: str
    urgency: Urgency
    responsible: str
    due_on: date
    handling: ClueHandling | None
    closed_on: date | None
    outcome: ClueOutcome | None
    case_id: str
    reception_id: str
    household_id: str

    @property
    def open(self) -> bool:
        """Whether somebody still has to see to it."""
        return self.closed_on is None

    def key(self, wanted: ClueFilter) -> Key:
        """Where the page after this line begins."""
        return (self.due_on.isoformat() if wanted.by_due else "", self.row)
