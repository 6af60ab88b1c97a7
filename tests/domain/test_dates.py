from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.dates import age, day_said, legal_day, months, reaches, read_date, shown_age
from mediation_desk.domain.numerals import formal_date, plain_date
from mediation_desk.errors import DeskError
from mediation_desk.words import _

TODAY = date(2026, 3, 19)
DAYS = st.dates(date(1880, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-3-18", date(2026, 3, 18)),
        ("20260318", date(2026, 3, 18)),
        ("2026.3.18", date(2026, 3, 18)),
        ("2026/03/18", date(2026, 3, 18)),
        ("2026年3月18日", date(2026, 3, 18)),
        ("２０２６－３－１８", date(2026, 3, 18)),
        (" 2026 年 3 月 18 号 ", date(2026, 3, 18)),
        ("3月18日", date(2026, 3, 18)),
        ("3-18", date(2026, 3, 18)),
        ("二〇二六年三月十八日", date(2026, 3, 18)),
        ("二零一〇年十月三十一日", date(2010, 10, 31)),
        ("今天", TODAY),
        ("昨天", date(2026, 3, 18)),
    ],
)
def test_reads_typed_dates(typed: str, day: date) -> None:
    assert read_date(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "date.empty"),
        ("2026-2-30", "date.no_such_day"),
        ("2月29日", "date.no_such_day"),
        ("2026-13-1", "date.no_such_day"),
        ("26-3-18", "date.unreadable"),
        ("去年", "date.unreadable"),
        ("0001-01-01", "date.too_early"),
        ("2026-3", "date.unreadable"),
    ],
)
def test_refuses_in_words(typed: str, key: str) -> None:
    with pytest.raises(DeskError) as caught:
        read_date(typed, TODAY, field="born")
    assert (caught.value.key, caught.value.field) == (key, "born")


@given(DAYS)
def test_dates_on_papers_are_read_back(day: date) -> None:
    for written in (day.isoformat(), f"{day:%Y%m%d}", plain_date(day), formal_date(day)):
        assert read_date(written, TODAY) == day


@given(st.text(max_size=20))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    with suppress(DeskError):
        assert read_date(typed, TODAY).year >= 1880


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2018, 3, 10), date(2026, 3, 9), 7),
        (date(2018, 3, 10), date(2026, 3, 10), 8),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2024, 2, 29), 16),
    ],
)
def test_years_are_reached_on_the_birthday(born: date, on: date, years: int) -> None:
    assert age(born, on) == years


def test_months_are_shown_below_two_years() -> None:
    infant = shown_age(date(2024, 8, 31), date(2026, 2, 28))
    assert (infant.years, infant.months, infant.in_months) == (1, 17, True)
    assert not shown_age(date(2024, 3, 19), TODAY).in_months
    assert months(date(2026, 1, 31), date(2026, 2, 28)) == 0
    assert months(date(2026, 1, 31), date(2026, 3, 1)) == 1


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 120))
def test_the_day_an_age_is_reached(born: date, years: int) -> None:
    day = reaches(born, years)
    assert age(born, day) == years
    assert years == 0 or age(born, day - timedelta(days=1)) == years - 1


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "今天"),
        (date(2026, 3, 18), "昨天"),
        (date(2026, 3, 20), "明天"),
        (date(2026, 3, 8), "3月8日"),
        (date(2024, 3, 5), "2024年3月5日"),
    ],
)
def test_how_a_day_is_said(day: date, words: str) -> None:
    key, names = day_said(day, TODAY)
    assert _(key, **names) == words


def test_a_day_begins_at_midnight_in_shanghai() -> None:
    assert legal_day(datetime(2026, 3, 8, 15, 59, tzinfo=UTC)) == date(2026, 3, 8)
    assert legal_day(datetime(2026, 3, 8, 16, 0, tzinfo=UTC)) == date(2026, 3, 9)
