"""What charts of a report draw, as values: a trend, bars of types, shares over time."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """One place on the axis: its figure and that of a year before; None draws nothing."""

    at: str
    now: float | None
    earlier: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A line of figures over time, `earlier` dashed behind it; both words stand in the legend."""

    name: str
    points: tuple[TrendPoint, ...] = ()
    now_word: str = ""
    earlier_word: str = ""

    def spoken(self) -> str:
        """Everything a screen reader says of it."""
        said = "；".join(f"{one.at} {figure(one.now)}（{figure(one.earlier)}）" for one in self.points)
        return f"{self.name}：{said}" if said else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: how long it is, and what stands at its end (its value when empty)."""

    word: str
    value: float
    said: str = ""

    @property
    def end(self) -> str:
        """What stands at its end."""
        return self.said or figure(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Bars from the top down; `most` is the value of a full one (0: the longest)."""

    name: str
    bars: tuple[Bar, ...] = ()
    most: float = 0

    def spoken(self) -> str:
        """Everything a screen reader says of it."""
        said = "；".join(f"{one.word} {one.end}" for one in self.bars)
        return f"{self.name}：{said}" if said else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class StackPart:
    """One part of every column: its word, the rank whose colour and shape it bears, its figures."""

    word: str
    rank: int
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Columns over time, each divided by the shares of its parts, the first part at the top."""

    name: str
    at: tuple[str, ...] = ()
    parts: tuple[StackPart, ...] = ()

    def spoken(self) -> str:
        """Everything a screen reader says of it."""
        said = "；".join(
            f"{place} " + "、".join(f"{part.word} {part.values[n]}" for part in self.parts)
            for n, place in enumerate(self.at)
        )
        return f"{self.name}：{said}" if said else self.name


def figure(value: float | None) -> str:
    """A figure as charts say it; nothing to say is a dash."""
    if value is None:
        return "—"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def steps(most: float) -> tuple[float, ...]:
    """Where at most four lines of the grid stand, from nought up to a round figure that `most` fits under."""
    if most <= 0:
        return 0.0, 1.0
    rough = most / 3
    power = 10 ** floor(log10(rough))
    step = next(power * one for one in (1, 2, 2.5, 5, 8, 10) if power * one >= rough)
    if most >= 1:  # people and cases come whole
        step = max(1, ceil(step))
    count = ceil(most / step)
    return tuple(step * n for n in range(count + 1))
