"""Holidays as typed and as the notice says them; what cannot be is refused beside its field."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.holiday_text import read_holidays, write_days
from mediation_desk.domain.work_calendar import SHIPPED
from mediation_desk.domain.work_year import WorkYear, check_year, days_of, spans_of
from mediation_desk.errors import DeskError

D = date.fromisoformat
NOTICE = """国务院办公厅关于2025年部分节假日安排的通知
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。"""


def of(days: frozenset[date], year: int) -> frozenset[date]:
    return frozenset(day for day in days if day.year == year)


def test_a_whole_notice_is_understood() -> None:
    holidays, worked = read_holidays(NOTICE, "", 2025)
    assert (holidays, worked) == (of(SHIPPED.holidays, 2025), of(SHIPPED.worked, 2025))


@pytest.mark.parametrize(
    "typed",
    [
        "1月1日至1月3日",
        "1月1日至3日",
        "1.1-1.3",
        "1.1~1.3",
        "2027年1月1日到3日",
        "2027-01-01..2027-01-03",
        "元旦：１月１日（周五）至３日（周日）放假调休，共３天。",
        " 1 月 1 日 — 3 日 ",
        "1月1日\n1月2日；1月3日",
    ],
)
def test_one_span_in_many_ways(typed: str) -> None:
    holidays, worked = read_holidays(typed, "", 2027)
    assert (holidays, worked) == ({D("2027-01-01"), D("2027-01-02"), D("2027-01-03")}, frozenset())


def test_the_turn_of_the_year() -> None:
    holidays, _worked = read_holidays("2026年12月31日至2027年1月2日", "", 2027)
    assert min(holidays) == D("2026-12-31")
    assert write_days(holidays, 2027) == "2026年12月31日至1月2日"
    assert read_holidays(write_days(holidays, 2027), "", 2027)[0] == holidays


@pytest.mark.parametrize(
    ("holidays", "worked", "key", "field"),
    [
        ("2月30日", "", "holidays.no_such_day", "holidays"),
        ("1月1日至40日", "", "holidays.no_such_day", "holidays"),
        ("13月1日", "", "holidays.no_such_day", "holidays"),
        ("放7", "", "holidays.unreadable", "holidays"),
        ("1月", "", "holidays.unreadable", "holidays"),
        ("1月1日", "补 15", "holidays.unreadable", "worked"),
        ("5月5日至5月1日", "", "holidays.backwards", "holidays"),
        ("1月1日至5月1日", "", "holidays.too_long", "holidays"),
    ],
)
def test_what_is_not_understood_is_said_beside_its_field(
    holidays: str, worked: str, key: str, field: str
) -> None:
    with pytest.raises(DeskError) as refused:
        read_holidays(holidays, worked, 2027)
    assert (refused.value.key, refused.value.field) == (key, field)


@given(st.sampled_from(sorted(SHIPPED.known)))
def test_every_known_year_is_written_and_read_back(year: int) -> None:
    for days in (of(SHIPPED.holidays, year), of(SHIPPED.worked, year)):
        assert read_holidays(write_days(days, year), "", year)[0] == days
        assert days_of(spans_of(days)) == days
    check_year(WorkYear(year=year, holidays=of(SHIPPED.holidays, year), worked=of(SHIPPED.worked, year)))


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused_in_words(typed: str) -> None:
    with suppress(DeskError):  # nothing else may come out of it
        holidays, _worked = read_holidays(typed, "", 2027)
        assert all(isinstance(day, date) for day in holidays)


YEAR = WorkYear(year=2027, holidays=frozenset({D("2027-01-01")}), worked=frozenset({D("2027-01-09")}))


@pytest.mark.parametrize(
    ("year", "key", "field"),
    [
        (WorkYear(year=1800, holidays=YEAR.holidays, worked=frozenset()), "holidays.year", "year"),
        (WorkYear(year=2027, holidays=frozenset(), worked=frozenset()), "holidays.none", "holidays"),
        (
            WorkYear(year=2027, holidays=frozenset({D("2028-01-01")}), worked=frozenset()),
            "holidays.other_year",
            "holidays",
        ),
        (
            WorkYear(year=2027, holidays=frozenset({D("2026-12-24")}), worked=frozenset()),
            "holidays.other_year",
            "holidays",
        ),
        (
            WorkYear(year=2027, holidays=YEAR.holidays, worked=frozenset({D("2027-01-04")})),
            "holidays.no_weekend",
            "worked",
        ),
        (
            WorkYear(year=2027, holidays=frozenset({D("2027-01-02")}), worked=frozenset({D("2027-01-02")})),
            "holidays.both",
            "worked",
        ),
    ],
)
def test_what_no_notice_says_is_refused(year: WorkYear, key: str, field: str) -> None:
    with pytest.raises(DeskError) as refused:
        check_year(year)
    assert (refused.value.key, refused.value.field) == (key, field)
