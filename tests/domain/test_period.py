"""Periods of reports: their days, what they are held against, the months a trend shows."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.period import just_before, months_of, own_period, period_with, year_before
from mediation_desk.domain.report import PeriodKind
from mediation_desk.errors import DeskError

DAYS = st.dates(date(2001, 1, 1), date(2090, 12, 31))
CALENDAR = [kind for kind in PeriodKind if kind not in (PeriodKind.OWN, PeriodKind.THIS_YEAR)]


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        (PeriodKind.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        (PeriodKind.QUARTER, date(2024, 1, 1), date(2024, 3, 31)),
        (PeriodKind.HALF_YEAR, date(2024, 1, 1), date(2024, 6, 30)),
        (PeriodKind.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        (PeriodKind.THIS_YEAR, date(2024, 1, 1), date(2024, 2, 29)),
    ],
)
def test_the_period_of_a_day(kind: PeriodKind, first: date, last: date) -> None:
    found = period_with(kind, date(2024, 2, 29))
    assert (found.first, found.last) == (first, last)


@given(st.sampled_from(CALENDAR), DAYS)
def test_periods_before_one_another_leave_no_day_out(kind: PeriodKind, day: date) -> None:
    found = period_with(kind, day)
    before = just_before(found)
    assert day in found
    assert before.last + timedelta(days=1) == found.first
    assert just_before(before).last + timedelta(days=1) == before.first


@given(DAYS, st.integers(0, 400))
def test_days_of_ones_own_are_held_against_as_many(first: date, more: int) -> None:
    found = own_period(first, first + timedelta(days=more))
    before = just_before(found)
    assert before.days == found.days == more + 1
    assert before.last + timedelta(days=1) == found.first


def test_a_leap_day_has_a_year_before() -> None:
    found = year_before(period_with(PeriodKind.THIS_YEAR, date(2024, 2, 29)))
    assert (found.first, found.last) == (date(2023, 1, 1), date(2023, 2, 28))
    assert just_before(period_with(PeriodKind.THIS_YEAR, date(2024, 2, 29))) == found


@given(st.sampled_from(CALENDAR), DAYS)
def test_a_trend_ends_with_the_period_and_covers_it(kind: PeriodKind, day: date) -> None:
    found = period_with(kind, day)
    months = months_of(found)
    assert len(months) >= 6
    assert months[-1].last == found.last
    assert months[0].first <= found.first
    assert all(one.last + timedelta(days=1) == other.first for one, other in itertools.pairwise(months))


def test_days_the_wrong_way_round_are_refused_beside_the_last() -> None:
    with pytest.raises(DeskError) as refused:
        own_period(date(2024, 2, 2), date(2024, 2, 1))
    assert (refused.value.key, refused.value.field) == ("period.backwards", "last")
    with pytest.raises(DeskError) as refused:
        own_period(date(1900, 1, 1), date(2024, 2, 1))
    assert refused.value.field == "first"
