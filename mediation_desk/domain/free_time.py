"""Free time: what is looked for, what is offered, and the arithmetic of stretches of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from mediation_desk.domain.room import RoomKind

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for: these people together for so long in such a room, from a moment on.

    `apart`: the people of the two sides come staggered, each to a room of their own; `person_ids` of the
    protected side first where there is one. `weekdays` (0 = Monday) are those they said suit them. `heads`:
    how many the room must take besides staff when they are not named. `room_id` asks for one room.
    """

    staff_ids: tuple[str, ...] = ()
    person_ids: tuple[str, ...] = ()
    minutes: int = 60
    room_kind: RoomKind | None = None
    after: datetime
    days: int = 30
    case_id: str = ""
    apart: bool = False
    weekdays: frozenset[int] = frozenset()
    heads: int = 0
    room_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """Who comes where from when to when."""

    person_ids: tuple[str, ...]
    room_id: str
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A free time: one stay, or two staggered ones, and why it is good: a word key and what fills it."""

    stays: tuple[Stay, ...]
    why: str
    names: tuple[tuple[str, str], ...] = ()

    @property
    def starts(self) -> datetime:
        """When the first one comes."""
        return self.stays[0].starts

    @property
    def ends(self) -> datetime:
        """When the last one leaves."""
        return max(stay.ends for stay in self.stays)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same time as stretches that neither touch nor overlap, in order."""
    told: list[Span] = []
    for starts, ends in sorted(span for span in spans if span[0] < span[1]):
        if told and starts <= told[-1][1]:
            told[-1] = (told[-1][0], max(told[-1][1], ends))
        else:
            told.append((starts, ends))
    return told


def without(free: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """What is left of `free` (in order, apart) when `taken` is cut out."""
    cuts = merged(taken)
    left: list[Span] = []
    for starts, ends in free:
        at = starts
        for cut_starts, cut_ends in cuts:
            if cut_ends <= at:
                continue
            if cut_starts >= ends:
                break
            if cut_starts > at:
                left.append((at, cut_starts))
            at = max(at, cut_ends)
        if at < ends:
            left.append((at, ends))
    return left


def both(one: Iterable[Span], other: Iterable[Span]) -> list[Span]:
    """Time that lies in both (each in order, apart)."""
    first, second = list(one), list(other)
    shared: list[Span] = []
    i = j = 0
    while i < len(first) and j < len(second):
        starts, ends = max(first[i][0], second[j][0]), min(first[i][1], second[j][1])
        if starts < ends:
            shared.append((starts, ends))
        if first[i][1] <= second[j][1]:
            i += 1
        else:
            j += 1
    return shared


def begins(free: Iterable[Span], length: timedelta) -> list[Span]:
    """Closed stretches in which something of this length may begin, so that it ends within `free`."""
    return [(starts, ends - length) for starts, ends in free if ends - starts >= length]


def cut(starts: Iterable[Span], refused: Iterable[Span]) -> list[Span]:
    """Closed stretches without the open ones refused; what is left may be one moment."""
    left = list(starts)
    for refused_from, refused_to in refused:
        kept: list[Span] = []
        for first, last in left:
            if refused_to <= first or last <= refused_from:
                kept.append((first, last))
                continue
            if first <= refused_from:
                kept.append((first, refused_from))
            if refused_to <= last:
                kept.append((refused_to, last))
        left = kept
    return left


def shared(one: Iterable[Span], other: Iterable[Span]) -> list[Span]:
    """Moments that lie in a closed stretch of each."""
    found = []
    second = list(other)
    for first, last in one:
        for other_first, other_last in second:
            starts, ends = max(first, other_first), min(last, other_last)
            if starts <= ends:
                found.append((starts, ends))
    return sorted(found)


def on_the_clock(starts: Iterable[Span]) -> datetime | None:
    """The earliest moment people would say: on the half hour, else the quarter, else five minutes."""
    stretches = list(starts)
    for minutes in (30, 15, 5):
        step = timedelta(minutes=minutes)
        for first, last in stretches:
            # Shanghai lies whole hours from UTC: a half hour there is one here.
            behind = timedelta(seconds=first.timestamp() % step.total_seconds())
            said = first + (step - behind if behind else behind)
            if said <= last:
                return said
    return None
