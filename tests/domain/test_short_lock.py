from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.short_lock import LONGEST, accept, ends_at, is_simple
from mediation_desk.errors import DeskError


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "12 34", "一二三四五六", "１２３４５"])
def test_six_digits_and_nothing_else(code: str) -> None:
    with pytest.raises(DeskError) as refused:
        accept(code)
    assert (refused.value.key, refused.value.field) == ("short_code.digits", "code")


@pytest.mark.parametrize(
    "code",
    [
        *("000000", "111111", "123456", "654321", "234567", "901234", "135791", "121212", "123123", "112233"),
        *("123321", "112211", "111222", "123789", "321654", "520131", "147258", "666888"),
        *("900101", "850615", "010190", "123190", "199003", "021990", "991231", "000229", "311299"),
    ],
)
def test_what_would_be_tried_early_is_refused(code: str) -> None:
    with pytest.raises(DeskError) as refused:
        accept(code)
    assert refused.value.key == "short_code.simple"


@pytest.mark.parametrize("code", ["739164", "408275", "962847", "583970"])
def test_ordinary_codes_pass(code: str) -> None:
    assert accept(code) == code


def test_full_width_digits_are_the_same_code() -> None:
    assert accept(" ７３９１６４ ") == "739164"


def test_most_codes_may_be_chosen() -> None:
    refused = sum(is_simple(f"{n:06}") for n in range(0, 1_000_000, 7))
    assert refused / (1_000_000 / 7) < 0.2


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, 18, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("signed_in", "locked", "ends"),
    [
        (at(8, 30), at(9), at(13)),
        (at(8, 30), at(15), at(18)),
        (at(18, 30), at(19), at(23)),
        (at(18, 30), at(22), datetime(2026, 3, 19, tzinfo=SHANGHAI)),
    ],
)
def test_four_hours_or_the_end_of_the_working_day(
    signed_in: datetime, locked: datetime, ends: datetime
) -> None:
    assert ends_at(signed_in.astimezone(UTC), locked.astimezone(UTC)) == ends


@given(st.integers(0, 86_399), st.integers(0, 5 * 86_400))
def test_it_never_lasts_longer_than_four_hours_nor_into_another_day(begun: int, later: int) -> None:
    signed_in = at(0) + timedelta(seconds=begun)
    locked = signed_in + timedelta(seconds=later)
    ends = ends_at(signed_in, locked)
    assert ends <= locked + LONGEST
    assert ends <= datetime(2026, 3, 19, tzinfo=SHANGHAI)
