"""Days as records say them: with their year, at every end of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from mediation_desk import words
from mediation_desk.ui.saying import whole_day


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 3, 18), "2026年3月18日"),
        (date(2026, 12, 31), "2026年12月31日"),
        (date(2026, 1, 1), "2026年1月1日"),
        (date(9999, 12, 31), "9999年12月31日"),
        (date(1, 1, 1), "1年1月1日"),
    ],
)
def test_a_day_is_said_whole_and_never_as_yesterday(day: date, said: str) -> None:
    words.use("zh_CN")
    assert whole_day(day) == said
