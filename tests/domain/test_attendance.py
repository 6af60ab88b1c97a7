"""Lists pasted from spreadsheets: heads or none, messy rows named, numbers that a list says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.attendance import Attendee, read_pasted, tally
from mediation_desk.domain.person import Sex


def test_with_heads_in_any_order() -> None:
    told = read_pasted(
        "序号\t联系电话\t姓名\t性别\t次数\t单位\n1\t13800000276\t林晓芸\t女\t3\t梧桐社区\n2\t\t赵启帆\t男\t1\t"
    )
    assert told.problems == ()
    assert told.attendees[0] == Attendee(
        name="林晓芸", sex=Sex.FEMALE, unit="梧桐社区", phone="13800000276", times=3
    )
    assert told.attendees[1] == Attendee(name="赵启帆", sex=Sex.MALE)


def test_without_heads_each_cell_says_what_it_is() -> None:
    told = read_pasted(
        "1　阿依努尔·托合提　女　云岭乡茶坪村　138 0000 0276".replace("138 0000 0276", "13800000276")
    )
    assert told.attendees == (
        Attendee(name="阿依努尔·托合提", sex=Sex.FEMALE, unit="云岭乡茶坪村", phone="13800000276"),
    )
    assert read_pasted("葛四海，男，柳庄镇").attendees[0].unit == "柳庄镇"


def test_rows_that_cannot_be_read_are_named_and_lose_no_other() -> None:
    told = read_pasted(
        "姓名\t电话\t次数\n林晓芸\t13800000276\t1\n\t\t1\n陶惜春\t1380000\t1\n雷鸣岐\t\tx\n葛四海\t\t2"
    )
    assert [one.name for one in told.attendees] == ["林晓芸", "葛四海"]
    assert told.problems == (
        (3, "attendance.no_name"),
        (4, "attendance.phone"),
        (5, "attendance.times"),
    )


def test_the_same_name_with_the_same_phone_is_one_person() -> None:
    twice = Attendee(name="林晓芸", sex=Sex.FEMALE, phone="13800000276", times=2)
    namesake = Attendee(name="林晓芸", sex=Sex.FEMALE, phone="13800000277")
    told = tally((twice, twice, namesake, Attendee(name="赵启帆", sex=Sex.MALE)))
    assert (told.attendances, told.persons, told.women) == (6, 3, 2)


def test_whom_the_register_knows_changes_no_number() -> None:
    alone = (Attendee(name="林晓芸", phone="1"), Attendee(name="林晓芸", phone="2"))
    linked = tuple(Attendee(name=one.name, phone=one.phone, person_id="1" * 32) for one in alone)
    assert tally(alone) == tally(linked)


@given(st.text())
def test_nothing_pasted_breaks_it(text: str) -> None:
    told = read_pasted(text)
    sums = tally(told.attendees)
    assert sums.women <= sums.persons <= sums.attendances
