from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.numerals import formal_date, numeral, ordinal, plain_date


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (31, "三十一"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1000, "一千"),
        (1010, "一千零一十"),
        (10000, "一万"),
        (100000, "十万"),
        (12000, "一万二千"),
        (100000001, "一亿零一"),
        (123456789, "一亿二千三百四十五万六千七百八十九"),
    ],
)
def test_numerals(number: int, words: str) -> None:
    assert numeral(number) == words


@pytest.mark.parametrize("number", [-1, 10**12])
def test_outside_what_papers_number(number: int) -> None:
    with pytest.raises(ValueError, match="papers"):
        numeral(number)


@given(st.integers(0, 10**12 - 1), st.integers(0, 10**12 - 1))
def test_different_numbers_read_differently(one: int, other: int) -> None:
    assert (numeral(one) == numeral(other)) == (one == other)
    assert "零零" not in numeral(one)


def test_dates_on_papers() -> None:
    assert formal_date(date(2024, 3, 5)) == "二〇二四年三月五日"
    assert formal_date(date(2010, 10, 20)) == "二〇一〇年十月二十日"
    assert formal_date(date(2026, 12, 31)) == "二〇二六年十二月三十一日"
    assert plain_date(date(2024, 3, 5)) == "2024年3月5日"
    assert [ordinal(n) for n in (1, 10, 21)] == ["一、", "十、", "二十一、"]
