"""Restore drills: what one does in which order, what proves another PC, and when the next is due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediation_desk.domain.dates import legal_day

APART_EVERY = 3
"""Of so many drills in a row at least one is done with what opens another PC: card or sheets."""


class DrillHow(StrEnum):
    """What the copy was opened with; the own key proves this PC alone."""

    CARD = "card"
    SHEETS = "sheets"
    OWN_KEY = "own_key"


class DrillStep(StrEnum):
    """What is done, in this order."""

    COPY = "copy"
    OPEN = "open"
    CHECK = "check"
    LOOK = "look"
    COMPARE = "compare"
    WIPE = "wipe"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillProgress:
    """How far one step is: `done` of `total`; `total` is 0 while nobody knows."""

    step: DrillStep
    done: int = 0
    total: int = 0


TellDrill = Callable[[DrillProgress], None]
"""Told of progress; stops the drill by raising."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A case or an attachment as a register shows it: its number or id, a digest (hex) of all it holds.

    `ids` are those of its rows: whatever the journal says of one of them later may have changed it.
    """

    id: str
    said: str
    digest: str
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What was opened in the restored copy: cases drawn by lot, and one attachment if there is any."""

    cases: tuple[Looked, ...]
    attachment: Looked | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """A drill that was done: its receipt.

    `copy_name`, `copy_made_at` and `stick` say what was restored; `cases` were opened, of them `same` are as
    the register has them today, the rest were changed since. `files` attachments were read whole. `took` is
    in seconds. `refused` is the key of what it failed by, empty when it passed; `number` counts all drills.
    """

    number: int
    at: datetime
    by: str
    how: DrillHow
    copy_name: str
    copy_made_at: datetime
    stick: str
    entries: int = 0
    head: str = ""
    cases: int = 0
    same: int = 0
    files: int = 0
    took: int = 0
    refused: str = ""

    @property
    def passed(self) -> bool:
        """Whether the copy was restored, opened and found to be as the register."""
        return not self.refused

    @property
    def apart(self) -> bool:
        """Whether it proves that another PC can open the copy."""
        return self.how is not DrillHow.OWN_KEY


def own_key_allowed(newest_first: Sequence[Drill]) -> bool:
    """Whether the next drill may be done with this PC's own key: not when it would be the third in a row."""
    last = [one for one in newest_first if one.passed][: APART_EVERY - 1]
    return len(last) < APART_EVERY - 1 or any(one.apart for one in last)


def is_due(last_passed: datetime | None, today: date, days: int) -> bool:
    """Whether a drill is due: none passed yet, or so many days ago; never when `days` is 0."""
    if not days:
        return False
    return last_passed is None or (today - legal_day(last_passed)).days >= days
