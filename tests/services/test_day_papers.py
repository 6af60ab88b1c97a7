"""The papers of the day: codes and no names; whoever must not meet somebody does not stand on the door."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mediation_desk.domain.appointment import AppointmentKind, AppointmentState, CancelledBy
from mediation_desk.domain.appointment_code import case_code, door_code
from mediation_desk.domain.room import Absence, AbsenceKind, Duty
from mediation_desk.errors import DeskError
from mediation_desk.services import appointments, keep_apart, rooms
from mediation_desk.services.day_papers import door_sheet_of, room_plan_of, week_plan_of
from tests.booking_fixtures import THURSDAY, at, furnish, sitting
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation, screen
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, EXPERT, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office
from tests.documents.reading import pdf_pages, pdf_text, word_text

NEVER = (WIFE.name, HUSBAND.name, "林", "赵", "离婚", "13800000276", "题目一", "某处")
MONDAY = THURSDAY - timedelta(days=3)


@pytest.fixture
def office(desk_office: Office) -> Office:
    return desk_office


@pytest.fixture
def case_id(office: Office) -> str:
    made = add_case(office)
    begin_mediation(office, made)
    return made


@pytest.fixture
def room_ids(office: Office) -> dict[str, str]:
    return furnish(office)


def test_a_code_names_nobody() -> None:
    assert door_code("a3f09c" + "0" * 26) == "A3F09C"
    assert case_code("（2026）青婚人调字第046号") == "第046号"
    assert case_code("QH-2026-46") == "QH-2026-46"


def test_the_door_has_times_rooms_and_codes_alone(
    office: Office, case_id: str, room_ids: dict[str, str]
) -> None:
    with office.as_(MEDIATOR) as records:
        (first,) = appointments.book(records, sitting(case_id, room_ids["调解室一"], at(9)))
        (off,) = appointments.book(records, sitting(case_id, room_ids["调解室二"], at(14)))
        appointments.set_state(records, off.id, AppointmentState.CANCELLED, CancelledBy.SEEKER, "有事")
        visit = sitting(case_id, "", at(16), kind=AppointmentKind.VISIT, place="某处")
        appointments.book(records, visit)
    with office.as_(DIRECTOR) as records:
        course = sitting("", room_ids["会议室"], at(10), kind=AppointmentKind.COURSE, subject="题目一")
        (course_kept,) = appointments.book(
            records, replace(course, person_ids=(), staff_ids=(DIRECTOR.id,), heads=20)
        )
    with office.as_(RECEPTION) as records:
        made = door_sheet_of(records, THURSDAY)
    assert made.left_off == 0
    for said in (pdf_text(made.paper.pdf), word_text(made.paper.docx)):
        assert f"9:00调解室一{door_code(first.id)}" in said
        assert f"10:00会议室{door_code(course_kept.id)}" in said
        assert door_code(off.id) not in said
        assert [one for one in NEVER if one in said] == []
        assert "号" not in said.replace("编号", "")  # no number of a case either: the other side knows it
        assert MEDIATOR.name not in said
    assert len(pdf_pages(made.paper.pdf)) == 1


def test_sides_received_apart_do_not_stand_on_the_door(
    office: Office, case_id: str, room_ids: dict[str, str]
) -> None:
    with office.as_(DIRECTOR) as records:
        course = sitting("", room_ids["会议室"], at(15), kind=AppointmentKind.COURSE, subject="题目一")
        appointments.book(records, replace(course, person_ids=(), staff_ids=(DIRECTOR.id,), heads=20))
    with office.as_(MEDIATOR) as records:
        keep_apart.keep_apart(records, WIFE.id, HUSBAND.id, "本人要求", WIFE.id)
        hers = sitting(case_id, room_ids["调解室一"], at(9), 60, person_ids=(WIFE.id,))
        his = sitting(
            case_id, room_ids["调解室二"], at(9), 60, person_ids=(HUSBAND.id,), staff_ids=(OTHER_MEDIATOR.id,)
        )
        halves = appointments.book_apart(records, hers, his)
    with office.as_(RECEPTION) as records:
        made = door_sheet_of(records, THURSDAY)
        plan = room_plan_of(records, THURSDAY, THURSDAY)
    said = pdf_text(made.paper.pdf)
    assert made.left_off == 2
    assert not any(door_code(half.id) in said for half in halves)
    assert "调解室" not in said
    inside = pdf_text(plan.pdf)
    assert all(door_code(half.id) in inside for half in halves)  # the counter leads them by the codes
    assert case_code("第001号") not in inside


def test_people_of_a_case_in_danger_do_not_stand_on_the_door_either(
    office: Office, room_ids: dict[str, str]
) -> None:
    case_id = add_case(office)  # nobody asked them alone yet: that is not nobody in danger
    with office.as_(MEDIATOR) as records:
        screen(records, WIFE.id)
        alone = sitting(
            case_id, room_ids["调解室一"], at(9), kind=AppointmentKind.RECEPTION, person_ids=(WIFE.id,)
        )
        appointments.book(records, alone)
    with office.as_(RECEPTION) as records, pytest.raises(DeskError, match=r"door\.only_apart"):
        door_sheet_of(records, THURSDAY)
    with office.as_(RECEPTION) as records, pytest.raises(DeskError, match=r"door\.nothing"):
        door_sheet_of(records, THURSDAY + timedelta(days=1))


def test_a_week_tells_codes_duty_and_leave(office: Office, case_id: str, room_ids: dict[str, str]) -> None:
    with office.as_(DIRECTOR) as records:
        starts, ends = rooms.whole_days(MONDAY + timedelta(days=4), MONDAY + timedelta(days=9))
        rooms.save_absence(
            records,
            Absence(
                id="",
                staff_id=MEDIATOR.id,
                kind=AbsenceKind.LEAVE,
                starts=starts,
                ends=ends,
                note="住院",
            ),
        )
        rooms.save_duty(
            records,
            Duty(
                id="", staff_id=MEDIATOR.id, post="接待窗口", starts=at(8, 30, MONDAY), ends=at(12, 0, MONDAY)
            ),
        )
    with office.as_(MEDIATOR) as records:
        appointments.book(records, sitting(case_id, room_ids["调解室一"], at(9)))
        made = week_plan_of(records, MEDIATOR.id, THURSDAY)
    said = pdf_text(made.pdf)
    wanted = ("9:00–10:30调解", "第001号调解室一", "值班接待窗口", "请假", MEDIATOR.name, "3月19日星期四")
    assert [words for words in wanted if words not in said] == []
    assert [one for one in (*NEVER, "住院") if one in said] == []
    assert "星期六" not in said
    with office.as_(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"permission\.refused"):
        week_plan_of(records, MEDIATOR.id, THURSDAY)


def test_a_week_of_somebody_else_says_no_more_than_its_printer_may_know(
    office: Office, case_id: str, room_ids: dict[str, str]
) -> None:
    with office.as_(MEDIATOR) as records:
        appointments.book(
            records, sitting(case_id, room_ids["调解室一"], at(9), staff_ids=(MEDIATOR.id, EXPERT.id))
        )
    with office.as_(EXPERT) as records:
        assert "第001号" in pdf_text(week_plan_of(records, EXPERT.id, THURSDAY).pdf)
    with office.as_(RECEPTION) as records:
        assert "第001号" in pdf_text(week_plan_of(records, MEDIATOR.id, THURSDAY).pdf)
        with pytest.raises(DeskError, match=r"staff\.missing"):
            week_plan_of(records, "0" * 32, THURSDAY)


def test_the_plan_of_the_rooms_by_day_and_by_week(
    office: Office, case_id: str, room_ids: dict[str, str]
) -> None:
    with office.as_(MEDIATOR) as records:
        (kept,) = appointments.book(records, sitting(case_id, room_ids["调解室一"], at(9)))
    with office.as_(COUNSELLOR) as records:
        week = pdf_text(room_plan_of(records, MONDAY, MONDAY + timedelta(days=6)).pdf)
        day = pdf_text(room_plan_of(records, THURSDAY, THURSDAY).pdf)
        for first, last in ((MONDAY, MONDAY + timedelta(days=7)), (THURSDAY, THURSDAY + timedelta(days=4))):
            with pytest.raises(DeskError, match=r"plan\.range"):
                room_plan_of(records, first, last)
    for said in (week, day):
        assert f"9:00–10:30{door_code(kept.id)}" in said
        assert "调解室一" in said
        assert "8座" in said
        assert [one for one in NEVER if one in said] == []
    assert "上午下午" in day
    assert "3月16日星期一" in week


def test_a_room_with_appointments_to_come_is_not_retired(
    office: Office, case_id: str, room_ids: dict[str, str]
) -> None:
    with office.as_(MEDIATOR) as records:
        (kept,) = appointments.book(records, sitting(case_id, room_ids["调解室一"], at(9)))
    with office.as_(DIRECTOR) as records:
        room = next(one for one in rooms.rooms(records) if one.id == room_ids["调解室一"])
        for act in (
            lambda: rooms.retire_room(records, room.id),
            lambda: rooms.save_room(records, replace(room, active=False)),
        ):
            with pytest.raises(DeskError) as refused:
                act()
            assert refused.value.key == "room.still_booked"
            assert refused.value.names == {"n": 1, "last": "2026-03-19"}
        appointments.set_state(records, kept.id, AppointmentState.CANCELLED, CancelledBy.CENTRE, "换人")
        assert not rooms.retire_room(records, room.id).active


def test_leave_tells_how_many_appointments_it_hits(
    office: Office, case_id: str, room_ids: dict[str, str]
) -> None:
    with office.as_(MEDIATOR) as records:
        appointments.book(records, sitting(case_id, room_ids["调解室一"], at(9)))
        starts, ends = rooms.whole_days(THURSDAY, THURSDAY)
        away = Absence(id="", staff_id=MEDIATOR.id, kind=AbsenceKind.LEAVE, starts=starts, ends=ends)
        kept = rooms.save_absence(records, away)
        assert rooms.booked_within(records, kept) == 1
        assert rooms.booked_within(records, replace(kept, staff_id=COUNSELLOR.id)) == 0
