from calendar import monthrange
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.checkup.days import findings
from mediation_desk.domain.checkup.plain import plain
from mediation_desk.domain.numerals import formal_date, plain_date
from tests.domain.checkup.sample import CASE, CHILD, FATHER, MOTHER, TODAY, context

ABOUT = context()
DAYS = st.dates(min_value=date(2024, 3, 6), max_value=date(2060, 12, 31))


def found(text, about=ABOUT):
    return {one.rule: one for one in findings(plain(text), about)}


@given(DAYS)
def test_a_day_that_exists_is_no_fault_however_written(day):
    for said in (plain_date(day), formal_date(day), day.isoformat()):
        assert not found(f"乙方于{said}前付清3,000元。")


@given(st.integers(2024, 2090), st.integers(1, 12), st.integers(29, 40))
def test_a_day_beyond_its_month_is_said(year, month, day):
    beyond = day > monthrange(year, month)[1]
    assert ("date_impossible" in found(f"乙方于{year}年{month}月{day}日当面交付。")) is beyond


@given(DAYS, st.integers(0, 6))
def test_the_weekday_must_be_that_of_the_day(day, weekday):
    said = f"{plain_date(day)}（星期{'一二三四五六日'[weekday]}）"
    wrong = found(f"双方于{said}到中心。").get("weekday_wrong")
    assert (wrong is not None) is (day.weekday() != weekday)
    if wrong:
        assert not found(f"双方于{wrong.suggest}到中心。")


@pytest.mark.parametrize("text", ["双方于2012年10月1日登记结婚。", "2022年12月31日前的债务由乙方偿还。"])
def test_what_happened_may_lie_behind(text):
    assert not found(text)


def test_each_child_is_eighteen_in_its_own_month():
    second = replace(CHILD, id="d", name="赵小苗", born=date(2018, 1, 5))
    case = replace(CASE, parties=(*CASE.parties, replace(CASE.parties[2], person_id="d")))
    about = context((MOTHER, FATHER, CHILD, second), case=case)
    assert about.today == TODAY
    assert not found("乙方付至2036年1月赵小苗年满十八周岁。", about)
    assert "eighteen_wrong" in found("乙方付至2031年9月赵小苗年满十八周岁。", about)
    assert not found("乙方付至2031年9月赵小禾年满十八周岁、2036年1月赵小苗年满十八周岁。", about)
