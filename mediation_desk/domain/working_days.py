"""Working days: the one place that says on which days the offices of this country work.

Public holidays and the rest days worked for them come from `domain.holidays`; in a year whose notice is not
out yet, Saturdays and Sundays rest and every other day is worked.
"""

from __future__ import annotations

from datetime import date, timedelta

from mediation_desk.domain.holidays import HOLIDAYS, KNOWN, WORKED

_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether offices are open on a day."""
    return day in WORKED or (day.weekday() < _SATURDAY and day not in HOLIDAYS)


def is_known(day: date) -> bool:
    """Whether the holidays of its year are known; else a limit near it may still move."""
    return day.year in KNOWN


def after_working_days(start: date, count: int) -> date:
    """The day that is `count` working days after `start`, which is not counted itself (民法典 art 201)."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def rolled(day: date) -> date:
    """The day itself, or the next working day when it is one of rest (民法典 art 203)."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def last_working_day(day: date) -> date:
    """The day itself, or the last working day before it: when an office can still be asked in time."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
