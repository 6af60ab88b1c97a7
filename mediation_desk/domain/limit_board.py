"""The board of limits: what it is asked for, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mediation_desk.domain.case_limit import Holder, LimitUrgency
from mediation_desk.domain.limit_rule import RuleGroup

MOST_COUNTED = 10_000
"""Counting of one urgency stops here: nobody reads on, and a count must not grow with the register."""

Key = tuple[str, int]
"""Where a page ends: the last moment as stored, and the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFilter:
    """What the board shows; empty sets filter nothing.

    `mine`: only what whoever asks must meet. `told`: also what is only information and passes by itself.
    """

    mine: bool = True
    urgencies: frozenset[LimitUrgency] = frozenset()
    groups: frozenset[RuleGroup] = frozenset()
    holders: frozenset[Holder] = frozenset()
    staff_ids: frozenset[str] = frozenset()
    typed: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """One limit that runs, in what a list can paint.

    Of a restricted one `rule`, `label` and `person` are empty: only whose it is and when. `parties` are the
    names as the list of cases shows them, `person` whom it concerns among them, where it concerns one alone.
    """

    id: str
    row: int
    rule: str
    label: str
    holder: Holder
    holder_id: str
    number: str
    parties: str
    staff_id: str
    staff: str
    last: date
    moment: datetime
    urgency: LimitUrgency
    sure: bool
    told: bool
    extended: bool
    restricted: bool
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPage:
    """Lines, and the key that continues them (None at the end)."""

    lines: tuple[BoardLine, ...]
    after: Key | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The first page, how many run by urgency (each at most MOST_COUNTED), and whose it is.

    `everybody`: limits of all are shown; `may_see_all`: they may be asked for. `counting`: not everything is
    counted yet after a change of rules or of the program.
    """

    page: BoardPage
    counts: tuple[tuple[LimitUrgency, int], ...]
    everybody: bool
    may_see_all: bool
    counting: bool = False

    def count(self, urgency: LimitUrgency) -> int:
        """How many of one urgency."""
        return dict(self.counts).get(urgency, 0)
