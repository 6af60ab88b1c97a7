"""The days on which an obligation is due: once, month by month over years, or as a plan lists them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import count

from mediation_desk.domain.obligation import (
    Every,
    PerformanceEvent,
    PerformanceEventKind,
    Terms,
)

_LAST_YEAR = 9998


def month_day(year: int, month: int, day: int) -> date:
    """That day of the month, or its last one where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def months_after(first: date, day: int, months: int) -> date:
    """The `day` of the month that is so many months after the month of `first`."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return month_day(year, month + 1, day)


def dues(terms: Terms, events: Iterable[PerformanceEvent] = ()) -> Iterator[tuple[date, Decimal]]:
    """Day and amount of each instalment in order, as later agreed; without end where it runs on.

    An act that is due once gives one of nought. `events` are those that stand.
    """
    stood = sorted(events, key=lambda one: one.on)
    ends = min((one.on for one in stood if one.kind is PerformanceEventKind.ENDED), default=None)
    changes = [one for one in stood if one.kind is PerformanceEventKind.CHANGED]
    moved = [one.new_due for one in changes if one.new_due is not None]
    for first, agreed in _plain(terms):
        due, amount = first, agreed
        if terms.every is Every.ONCE and moved:
            due = moved[-1]
        for change in changes:
            if change.amount is not None and (change.on <= first or terms.every is Every.ONCE):
                amount = change.amount
        if ends is not None and due > ends:
            return
        yield due, amount


def _plain(terms: Terms) -> Iterator[tuple[date, Decimal]]:
    amount = terms.amount or Decimal(0)
    if terms.every is Every.LISTED:
        yield from sorted(terms.listed)
    elif terms.first_due is None or terms.every is Every.ONGOING:
        return
    elif terms.every is Every.ONCE:
        yield terms.first_due, amount
    else:
        for months in count():
            due = months_after(terms.first_due, terms.day or terms.first_due.day, months)
            if (terms.last_due is not None and due > terms.last_due) or due.year > _LAST_YEAR:
                return
            yield due, amount
