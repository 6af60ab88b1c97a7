"""Every rule counted again by another method: a walk day by day over the calendar of chinesecalendar.

Nothing here uses our calendar, months or rolling: days are walked one by one, months by asking each day for
its number, and working days by the package, so that an error would have to be made twice.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.holidays import HOLIDAYS, KNOWN, WORKED
from mediation_desk.domain.limit_rule import LimitRule, Roll, Unit
from mediation_desk.domain.work_calendar import SHIPPED
from mediation_desk.services.limit_rules import shipped
from tests.limit_fixtures import BOOK

ONE = timedelta(days=1)
FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
RULES = tuple(shipped().values())


@cache
def works(day: date) -> bool:
    """Whether offices are open, by the package; outside its years by the weekday."""
    if FIRST <= day <= LAST:
        return bool(chinese_calendar.is_workday(day))
    return day.isoweekday() <= 5


def walk(day: date, step: timedelta) -> Iterator[date]:
    while True:
        day += step
        yield day


def counted_by_walking(rule: LimitRule, start: date) -> date:
    """The last day before rolling."""
    if rule.unit is Unit.DAY:
        day = start
        for _n in range(abs(rule.amount)):
            day += ONE if rule.amount > 0 else -ONE
        return day
    if rule.unit is Unit.WORKING_DAY:
        left, day = rule.amount, start
        days = walk(start, ONE)
        while left:
            day = next(days)
            left -= works(day)
        return day
    months = rule.amount * (12 if rule.unit is Unit.YEAR else 1)
    first = start.replace(day=1)
    for _n in range(months):
        first = next(day for day in walk(first, ONE) if day.day == 1)
    return first.replace(day=min(start.day, monthrange(first.year, first.month)[1]))


def rolled_by_walking(rule: LimitRule, day: date, start: date) -> date:
    if rule.roll is Roll.NONE or works(day):
        return day
    if rule.roll is Roll.FORWARD:
        return next(one for one in walk(day, ONE) if works(one))
    back = next(one for one in walk(day, -ONE) if works(one))
    ahead = rule.amount > 0 or rule.unit is Unit.HOUR
    return day if ahead and back < start else back


STARTS = st.dates(FIRST, date(2026, 9, 30))


@pytest.mark.parametrize("rule", [one for one in RULES if one.unit is not Unit.HOUR], ids=lambda one: one.key)
@given(start=STARTS)
def test_every_rule_of_days_counts_as_the_walk_does(rule: LimitRule, start: date) -> None:
    counted = BOOK.count(rule.key, start)
    walked = counted_by_walking(rule, start)
    assert counted.counted == walked
    assert counted.ends == rolled_by_walking(rule, walked, start)
    assert counted.last_working == next(day for day in walk(counted.ends, -ONE) if works(day))
    assert counted.ends_at == datetime.combine(counted.ends, time(23, 59, 59), tzinfo=SHANGHAI)


@pytest.mark.parametrize("rule", [one for one in RULES if one.unit is Unit.HOUR], ids=lambda one: one.key)
@given(start=st.datetimes(datetime(2004, 1, 1), datetime(2026, 9, 30)))  # noqa: DTZ001 -- given a zone below
def test_every_rule_of_hours_counts_as_the_clock_does(rule: LimitRule, start: datetime) -> None:
    begun = start.replace(tzinfo=SHANGHAI)
    at = begun
    if rule.procedural:  # the hour in which it begins is not counted: on to the next full one
        at = at.replace(minute=0, second=0, microsecond=0) + timedelta(minutes=60)
    for _n in range(rule.amount):
        at += timedelta(minutes=60)
    day = rolled_by_walking(rule, at.date(), begun.date())
    if day != at.date():
        at = datetime.combine(day, time(23, 59, 59), tzinfo=SHANGHAI)
    counted = BOOK.count(rule.key, begun)
    assert (counted.ends, counted.ends_at) == (day, at)
    assert BOOK.count(rule.key, begun.astimezone(UTC)).ends_at == at


def test_every_start_of_twenty_three_years_for_both_spans_of_a_divorce() -> None:
    day = FIRST
    while day < date(2026, 9, 30):
        for key in ("cooling", "certificate", "mediation", "referral_receipt"):
            rule = shipped()[key]
            walked = rolled_by_walking(rule, counted_by_walking(rule, day), day)
            assert BOOK.ends(key, day) == walked, (key, day)
        day += ONE


def test_every_day_of_our_calendar_is_that_of_the_package() -> None:
    day = FIRST
    while day <= LAST:
        assert SHIPPED.is_working_day(day) is works(day), day
        day += ONE
    assert frozenset(range(2004, 2027)) == KNOWN
    assert all(day.weekday() >= 5 for day in WORKED)
    assert not HOLIDAYS & WORKED


@given(st.dates(date(2004, 1, 1), date(2026, 12, 31)), st.integers(1, 40))
def test_working_days_over_long_holidays_are_as_many_as_asked_for(start: date, n: int) -> None:
    end = SHIPPED.after_working_days(start, n)
    between = (start + timedelta(days=k) for k in range(1, (end - start).days + 1))
    assert sum(map(works, between)) == n
    assert works(end)
