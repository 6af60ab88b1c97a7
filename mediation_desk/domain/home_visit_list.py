"""The list of visits: what is wanted of it, one row, a page of rows, and how far a round has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.home_visit import HomeVisit, ScreeningRound, VisitPurpose

Key = tuple[date, int]
"""Day and row of the last visit shown: the next page begins after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFilter:
    """Which visits are wanted; empty means all.

    `area_path`: in this area; `typed`: beginning of a head's name, of a household's number, or of whoever
    went.
    """

    first: date | None = None
    last: date | None = None
    purposes: tuple[VisitPurpose, ...] = ()
    area_path: str = ""
    round_id: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLine:
    """A visit as a list shows it: whose household under which number, where, and which clue."""

    visit: HomeVisit
    row: int
    head: str = ""
    number: str = ""
    area: str = ""
    clue_number: str = ""
    opens: bool = False

    @property
    def key(self) -> Key:
        """Where the next page begins."""
        return self.visit.on, self.row


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPage:
    """Rows, how many there are with the people met (人次) and disputes found, and where to go on."""

    lines: tuple[VisitLine, ...]
    total: int
    people_met: int
    disputes: int
    after: Key | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaProgress:
    """How far a round has come in one area: households kept there, those visited, and what was met."""

    area_id: str
    area: str
    level: int
    households: int
    visited: int
    visits: int
    people_met: int
    disputes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundProgress:
    """A round with its areas in the order of the tree, the whole first."""

    round: ScreeningRound
    areas: tuple[AreaProgress, ...]
