"""Working days against the State Council's notices, and days that roll over long holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.holidays import HOLIDAYS, WORKED
from mediation_desk.domain.working_days import (
    after_working_days,
    is_known,
    is_working_day,
    last_working_day,
    rolled,
)

D = date.fromisoformat


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2024-04-04", False),
        ("2024-04-07", True),  # a Sunday worked for 清明
        ("2025-01-26", True),
        ("2025-10-08", False),
        ("2025-10-09", True),
        ("2026-02-16", False),
        ("2026-02-14", True),  # a Saturday worked for the spring festival
        ("2026-11-28", False),
        ("2026-11-25", True),
    ],
)
def test_days_of_the_notices(day: str, works: bool) -> None:
    assert is_working_day(D(day)) is works


@pytest.mark.parametrize(
    ("day", "ends", "before"),
    [
        ("2024-04-04", "2024-04-07", "2024-04-03"),
        ("2025-10-03", "2025-10-09", "2025-09-30"),
        ("2025-11-08", "2025-11-10", "2025-11-07"),
        ("2026-02-20", "2026-02-24", "2026-02-14"),
        ("2026-03-18", "2026-03-18", "2026-03-18"),
    ],
)
def test_rolling_forward_and_the_last_working_day_before(day: str, ends: str, before: str) -> None:
    assert rolled(D(day)) == D(ends)
    assert last_working_day(D(day)) == D(before)


def test_three_working_days_over_a_holiday() -> None:
    assert after_working_days(D("2026-09-30"), 3) == D("2026-10-10")  # the 8th, the 9th, a Saturday worked


def test_notices_fit_the_calendar() -> None:
    assert not HOLIDAYS & WORKED
    assert all(day.weekday() >= 5 for day in WORKED)
    assert is_known(D("2026-12-31"))
    assert not is_known(D("2031-01-01"))


@given(st.dates(D("2022-01-01"), D("2035-12-31")))
def test_rolled_is_the_first_working_day_from_there(day: date) -> None:
    found = rolled(day)
    assert is_working_day(found)
    assert all(not is_working_day(day + timedelta(days=n)) for n in range((found - day).days))
    assert last_working_day(found) == found
