"""Counting limits: the vectors, every unit, both ways of rolling, hours of ours and of a court."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.dates import SHANGHAI, end_of
from mediation_desk.domain.limit_count import count, months_after
from mediation_desk.domain.limit_rule import LimitRule, Roll, RuleGroup, RuleSource, StartFact, Unit
from mediation_desk.domain.work_calendar import SHIPPED
from mediation_desk.errors import DeskError
from tests.limit_fixtures import BOOK

D = date.fromisoformat


def rule(amount: int, unit: Unit, roll: Roll, *, procedural: bool = False) -> LimitRule:
    return LimitRule(
        key="some",
        group=RuleGroup.TOLD,
        amount=amount,
        unit=unit,
        roll=roll,
        starts=StartFact.DUE,
        source=RuleSource.OURS,
        procedural=procedural,
    )


@pytest.mark.parametrize(
    ("received", "cooling", "window", "until"),
    [
        ("2024-03-05", "2024-04-07", "2024-04-08", "2024-05-07"),
        ("2025-09-03", "2025-10-09", "2025-10-10", "2025-11-10"),
    ],
)
def test_the_vectors_of_the_cooling_off(received: str, cooling: str, window: str, until: str) -> None:
    first = BOOK.count("cooling", D(received))
    assert first.counted == D(received) + timedelta(days=30)
    assert first.ends == D(cooling)
    assert first.ends + timedelta(days=1) == D(window)
    assert BOOK.ends("certificate", first.ends) == D(until)
    assert first.sure


@pytest.mark.parametrize(
    ("start", "months", "ends"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-03-18", 1, "2026-04-18"),
        ("2026-03-31", 6, "2026-09-30"),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last(start: str, months: int, ends: str) -> None:
    assert months_after(D(start), months) == D(ends)
    assert count(rule(months, Unit.MONTH, Roll.NONE), D(start), SHIPPED).ends == D(ends)


@pytest.mark.parametrize(
    ("start", "ends", "last_working"),
    [
        ("2026-03-20", "2026-04-20", "2026-04-17"),
        ("2026-09-01", "2026-10-08", "2026-09-30"),  # 1 October opens a week of holidays
        ("2026-01-15", "2026-02-24", "2026-02-14"),  # a Saturday worked before the spring festival
    ],
)
def test_the_month_of_mediation_rolls_forward(start: str, ends: str, last_working: str) -> None:
    counted = BOOK.count("mediation", D(start))
    assert counted.ends == D(ends)
    assert counted.last_working == D(last_working)
    assert counted.ends_at == end_of(D(ends))


def test_three_working_days_over_a_holiday() -> None:
    assert BOOK.ends("referral_receipt", D("2026-09-30")) == D("2026-10-10")  # a Saturday worked


def test_our_hours_end_to_the_second_a_courts_leave_the_first_hour_out() -> None:
    begun = datetime(2026, 3, 18, 14, 20, 7, tzinfo=SHANGHAI)
    assert BOOK.ends_at("note_signing", begun) == begun + timedelta(hours=24)
    assert BOOK.ends_at("protection_urgent", begun) == datetime(2026, 3, 19, 15, tzinfo=SHANGHAI)
    assert BOOK.ends_at("protection_decision", begun) == datetime(2026, 3, 21, 15, tzinfo=SHANGHAI)
    sharp = begun.replace(minute=0, second=0)
    assert BOOK.ends_at("protection_urgent", sharp) == datetime(2026, 3, 19, 15, tzinfo=SHANGHAI)


def test_hours_roll_back_to_the_end_of_the_last_working_day() -> None:
    friday = datetime(2026, 3, 20, 15, 0, tzinfo=SHANGHAI)
    counted = BOOK.count("note_signing", friday)
    assert (counted.counted, counted.ends) == (D("2026-03-21"), D("2026-03-20"))
    assert counted.ends_at == end_of(D("2026-03-20"))


def test_nothing_rolls_back_before_it_began() -> None:
    saturday = datetime(2026, 3, 21, 10, 0, tzinfo=SHANGHAI)
    assert BOOK.ends_at("safety_contact_first", saturday) == saturday + timedelta(hours=24)
    assert BOOK.ends_at("report_minor", saturday) == saturday
    one_day = rule(1, Unit.DAY, Roll.BACK)
    assert count(one_day, D("2026-03-21"), SHIPPED).ends == D("2026-03-22")


def test_an_order_is_to_be_extended_by_the_last_working_day_before_it_lapses() -> None:
    assert BOOK.ends("protection_lapse", D("2026-10-05")) == D("2026-09-30")
    assert BOOK.ends("protection_lapse", D("2026-10-09")) == D("2026-10-09")
    assert BOOK.count("protection_remind", D("2026-10-18")).counted == D("2026-10-03")
    assert BOOK.ends("protection_remind", D("2026-10-18")) == D("2026-09-30")


def test_a_performance_day_never_moves() -> None:
    counted = BOOK.count("performance", D("2026-10-01"))
    assert counted.ends == D("2026-10-01")
    assert counted.sure


def test_a_moment_counts_by_its_day_in_shanghai() -> None:
    late = datetime(2026, 3, 18, 17, 30, tzinfo=UTC)  # half past one in the night, the 19th
    assert BOOK.count("confirm", late).start == D("2026-03-19")


def test_hours_from_a_day_alone_are_counted_from_its_midnight() -> None:
    told = count(rule(24, Unit.HOUR, Roll.NONE), D("2026-03-18"), SHIPPED)
    assert told.ends_at == datetime(2026, 3, 19, tzinfo=SHANGHAI)


def test_an_amount_of_its_own_stands_before_the_rules() -> None:
    assert BOOK.ends("extension", D("2026-03-02"), 10) == D("2026-03-12")


def test_unknown_holidays_are_said() -> None:
    assert not BOOK.count("confirm", D("2027-03-01")).sure
    assert not BOOK.count("confirm", D("2026-12-10")).sure
    assert BOOK.count("confirm", D("2026-11-25")).sure
    assert not BOOK.count("confirm", D("2026-11-30")).sure  # 30 December: the next notice may arrange it
    assert not BOOK.count("referral_receipt", D("2026-12-30")).sure
    assert BOOK.count("visit_effect_90", D("2026-12-10")).sure  # it does not move whatever is published


@pytest.mark.parametrize("unit", Unit)
def test_a_day_beyond_the_calendar_is_said_in_words(unit: Unit) -> None:
    with pytest.raises(DeskError, match=r"^limit\.no_such_day$"):
        count(rule(100, unit, Roll.FORWARD), D("9999-12-30"), SHIPPED)
    with pytest.raises(ValueError, match="time zone"):
        count(rule(1, unit, Roll.NONE), datetime(2026, 3, 18), SHIPPED)  # noqa: DTZ001 -- on purpose


DAYS = st.dates(date(2004, 1, 1), date(2030, 12, 31))
UNITS = st.sampled_from([Unit.DAY, Unit.WORKING_DAY, Unit.MONTH, Unit.YEAR])


@given(DAYS, UNITS, st.integers(0, 60))
def test_rolling_forward_gives_time_and_back_takes_it(start: date, unit: Unit, amount: int) -> None:
    forward, none, back = (
        count(rule(amount, unit, roll), start, SHIPPED) for roll in (Roll.FORWARD, Roll.NONE, Roll.BACK)
    )
    assert none.ends == none.counted == forward.counted == back.counted
    assert back.ends <= none.ends <= forward.ends
    assert SHIPPED.is_working_day(forward.ends)
    assert SHIPPED.is_working_day(forward.last_working)
    assert forward.last_working < forward.ends
    assert amount == 0 or back.ends >= start
    between = (forward.last_working + timedelta(days=n) for n in range(1, 60))
    assert not any(SHIPPED.is_working_day(day) for day in between if day < forward.ends)


@given(DAYS, UNITS, st.integers(0, 40), st.sampled_from(Roll))
def test_a_later_start_never_ends_earlier(start: date, unit: Unit, amount: int, roll: Roll) -> None:
    one = rule(amount, unit, roll)
    if roll is Roll.BACK:
        one = replace(one, amount=0)  # with an amount it stays where it was counted once it would go too far
    first, second = (count(one, start + timedelta(days=n), SHIPPED).ends for n in (0, 1))
    assert first <= second


@given(DAYS, st.times(timezones=st.just(SHANGHAI)), st.integers(0, 400), st.sampled_from(Roll))
def test_hours_never_end_before_they_began(day: date, at: time, amount: int, roll: Roll) -> None:
    start = datetime.combine(day, at)
    for procedural in (False, True):
        told = count(rule(amount, Unit.HOUR, roll, procedural=procedural), start, SHIPPED)
        assert told.ends_at >= start
        assert told.ends_at.astimezone(SHANGHAI).date() == told.ends
