"""Working days: the one place that says on which days the offices of this country work.

Until the desk carries a calendar of holidays, Saturdays and Sundays rest and every other day is worked.
"""

from __future__ import annotations

from datetime import date, timedelta

_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether offices are open on a day."""
    return day.weekday() < _SATURDAY


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
