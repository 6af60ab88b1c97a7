"""How an appointment repeats; the dates themselves are worked out by the rules of RFC 5545."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mediation_desk.errors import DeskError

MOST = 104
"""Occurrences of a series: twice a week for a year, or once for two."""

LONGEST = timedelta(days=2 * 366)
"""From the first to the last occurrence."""


class Rhythm(StrEnum):
    """The step of a series."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """Every `interval` weeks or months, until `count` were or `until` is past, whichever is given.

    `weekdays` (0 = Monday) of a week; empty: that of the first. Monthly with weekdays: those weekdays in the
    same week of the month as the first (第二个周四); without: the same day of the month, and a month that
    lacks it has none. `skips_rest_days` leaves out what falls on a day the office rests.
    """

    every: Rhythm = Rhythm.WEEK
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None
    skips_rest_days: bool = True


def check_recurrence(recurrence: Recurrence, first: date) -> None:
    """What a series must keep to: it ends, within two years and 104 times.

    Raises DeskError: recurrence.interval, recurrence.weekday, recurrence.end_needed, recurrence.too_many,
    recurrence.too_long, recurrence.ends_before.
    """
    if not 1 <= recurrence.interval <= 52:
        raise DeskError("recurrence.interval", field="interval")
    if not set(recurrence.weekdays) <= set(range(7)):
        raise DeskError("recurrence.weekday", field="weekdays")
    if recurrence.count is None and recurrence.until is None:
        raise DeskError("recurrence.end_needed", field="count")
    if recurrence.count is not None and not 1 <= recurrence.count <= MOST:
        raise DeskError("recurrence.too_many", field="count", most=MOST)
    if recurrence.until is not None and recurrence.until < first:
        raise DeskError("recurrence.ends_before", field="until")
    if recurrence.until is not None and recurrence.until > first + LONGEST:
        raise DeskError("recurrence.too_long", field="until")
