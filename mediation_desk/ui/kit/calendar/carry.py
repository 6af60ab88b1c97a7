"""Something carried over the grid, by mouse or by keys: where it would lie, never outside its day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from mediation_desk.ui.kit.calendar.values import DAY_MINUTES, STEP, Block


class Grip(Enum):
    """What is held: the whole block, its upper edge, its lower edge, or free time being drawn."""

    WHOLE = "whole"
    UPPER = "upper"
    LOWER = "lower"
    DRAWN = "drawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A stretch of one day that is being moved; `held` is the minute at which the mouse took it."""

    grip: Grip
    day: int
    begins: int
    ends: int
    held: int = 0
    block: Block | None = None

    def to(self, day: int, minute: int) -> Carried:
        """Follow the pointer to a quarter of an hour on a day."""
        minute = max(0, min(minute, DAY_MINUTES)) if self.grip is not Grip.WHOLE else minute
        if self.grip is Grip.WHOLE:
            return self.placed(day, self.begins + _quarter(minute - self.held))
        if self.grip is Grip.UPPER:
            return replace(self, begins=max(0, min(minute, self.ends - STEP)))
        if self.grip is Grip.LOWER:
            return replace(self, ends=min(DAY_MINUTES, max(minute, self.begins + STEP)))
        early, late = min(self.held, minute, DAY_MINUTES - STEP), max(self.held, minute)
        return replace(self, begins=early, ends=min(DAY_MINUTES, max(late, early + STEP)))

    def placed(self, day: int, begins: int) -> Carried:
        """The whole of it elsewhere, as long as it was; `held` stays where it was taken."""
        length = self.ends - self.begins
        begins = max(0, min(begins, DAY_MINUTES - length))
        moved = begins - self.begins
        return replace(self, day=day, begins=begins, ends=begins + length, held=self.held + moved)

    def resized(self, *, begins: int = 0, ends: int = 0) -> Carried:
        """Longer or shorter by minutes at either end, never shorter than a quarter of an hour."""
        begin = max(0, min(self.begins + begins, self.ends - STEP))
        end = min(DAY_MINUTES, max(self.ends + ends, begin + STEP))
        return replace(self, begins=begin, ends=end)


def _quarter(minutes: int) -> int:
    return round(minutes / STEP) * STEP
