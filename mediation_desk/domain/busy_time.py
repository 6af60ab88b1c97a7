"""Busy times out of somebody's own calendar: stretches and nothing else, no title, place or guest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

HORIZON = timedelta(days=366)
"""How far ahead a calendar is read; what lies further is read with the next import."""

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class BusyTimes:
    """What a calendar says: merged `spans` in order; `left_out` entries could not be understood.

    `mark` tells calendars of one person apart without saying what they are called.
    """

    mark: str
    spans: tuple[Span, ...]
    left_out: int = 0


def merged(spans: Iterable[Span], first: datetime, last: datetime) -> tuple[Span, ...]:
    """The stretches within [first, last) in order; those that touch or cover one another become one."""
    found: list[Span] = []
    for starts, ends in sorted((max(one[0], first), min(one[1], last)) for one in spans):
        if ends <= starts:
            continue
        if found and starts <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        else:
            found.append((starts, ends))
    return tuple(found)
