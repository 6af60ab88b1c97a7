"""What the painted calendar shows; times are aware, names come masked and texts translated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum
from functools import lru_cache

from mediation_desk.domain.dates import SHANGHAI, span_said

DAY_MINUTES = 24 * 60
STEP = 15
"""Minutes: what is dragged or moved by keys lands on quarters of an hour."""


class BlockTone(StrEnum):
    """The colour of a block: our own service, anything else, or people who do not meet."""

    SERVICE = "service"
    OTHER = "other"
    APART = "apart"


class Ask(Enum):
    """What somebody wants done with a block or a slot, besides moving it."""

    OPEN = "open"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Something booked.

    `brief` is the title and `names` the people alone, for where `title` and `who` are too wide. `gap_before`
    and `gap_after` are hatched: somebody else of the same sitting is in the house then. `fixed` says why it
    stays. `staff` stands last, where there is room. `over`: held, missed or called off; `struck`: not held.
    """

    id: str
    starts: datetime
    ends: datetime
    title: str
    brief: str = ""
    who: str = ""
    names: str = ""
    where: str = ""
    staff: str = ""
    tone: BlockTone = BlockTone.OTHER
    gap_before: timedelta = timedelta()
    gap_after: timedelta = timedelta()
    fixed: str = ""
    state: str = ""
    over: bool = False
    struck: bool = False

    def lines(self) -> tuple[str, ...]:
        """What stands in it, one under the other."""
        return tuple(part for part in (self.title, self.who, self.where) if part)

    def spoken(self) -> str:
        """For screen readers and tooltips."""
        times = span_said(self.starts, self.ends)
        parts = (times, self.title, self.who, self.where, self.staff, self.state, self.fixed)
        return "，".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A stretch of the day that lies behind the blocks: duty, or leave of one person (`hatched`)."""

    starts: datetime
    ends: datetime
    title: str
    who: str = ""
    where: str = ""
    hatched: bool = False

    def lines(self) -> tuple[str, ...]:
        """What stands in it, one under the other."""
        return tuple(part for part in (self.title, self.who, self.where) if part)

    def spoken(self) -> str:
        """For screen readers and tooltips."""
        return "，".join((span_said(self.starts, self.ends), *self.lines()))


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNote:
    """A word at the head of a day: a holiday, a weekend that is worked (`tone` amber), somebody's leave."""

    day: date
    words: str
    tone: str = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedSlot:
    """Free time that is offered: 空档 1 to 3."""

    number: int
    starts: datetime
    ends: datetime
    where: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Everything a calendar shows of some days."""

    days: Sequence[date]
    today: date
    blocks: Sequence[Block] = ()
    behind: Sequence[Behind] = ()
    notes: Sequence[DayNote] = ()
    offers: Sequence[OfferedSlot] = ()


def minute_of(moment: datetime, day: date) -> int:
    """Minutes since the midnight that began `day`, within that day: 0 before it, 1440 after it."""
    midnight = at_minute(day, 0)
    return max(0, min(DAY_MINUTES, round((moment - midnight).total_seconds() / 60)))


def at_minute(day: date, minute: int) -> datetime:
    """The moment that many minutes after the midnight that began a day; there is no summer time here."""
    midnight = _midnight(day)
    return midnight + timedelta(minutes=minute) if minute else midnight


@lru_cache(maxsize=512)
def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


def on_day(starts: datetime, ends: datetime, day: date) -> bool:
    """Whether a stretch of time touches a day."""
    return starts < at_minute(day, DAY_MINUTES) and ends > at_minute(day, 0)
