"""The pages of joint consultations: typed, refused with the sentence shown, called, recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediation_desk.domain.consultation import ConsultationState, TaskState
from mediation_desk.services import consultation_desk
from mediation_desk.services import consultations as acts
from mediation_desk.services.consultation_papers import CALL, RECORD
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.pages.consultation.list_page import ConsultationsPage
from mediation_desk.ui.pages.consultation.page import ConsultationPage
from mediation_desk.ui.pages.paper import PaperPage
from tests.case_fixtures import HUSBAND, WIFE, add_case
from tests.consultation_fixtures import BRIEF, ID, TASK, TYPED, WORDS, add_clue, add_household, call, of_case
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.referral_room import picture, words


@pytest.fixture
def case_id(room: OfficeDesk) -> str:
    return room.run(add_case)


def open_page(room: OfficeDesk, *args: str) -> ConsultationPage:
    page = ConsultationPage(room.sit(MEDIATOR))
    page.opened(*args)
    room.show(page)
    return page


def fill(page: ConsultationPage, brief: str = BRIEF) -> None:
    form = page.form
    assert form is not None
    given = {
        "meets_at": date(2026, 3, 18),
        "meets_time": "14:30",
        "place": "区妇联三楼会议室",
        "chair": "何玉贞",
        "brief": brief,
        "risk": WORDS.risk,
        "opinions": WORDS.opinions,
        "causes": WORDS.causes,
        "conclusion": WORDS.conclusion,
        "members": [
            {"unit": "青禾区人民法院家事审判庭", "name": "韩明", "post": "法官", "came": True},
            {"unit": "青禾区公安局梧桐派出所", "name": "姜涛", "post": "民警", "came": False},
        ],
        "tasks": [{"task": TASK.task, "unit": TASK.unit, "person": TASK.person, "due_on": "2026-03-25"}],
    }
    for name, value in given.items():
        form.fields[name].set_value(value)


def test_a_new_one_is_typed_and_called(room: OfficeDesk, case_id: str) -> None:
    page = open_page(room, "", "case", case_id)
    assert page.form is not None
    assert page.form.fields["recorder"].value() == MEDIATOR.name
    assert WIFE.name in page.codes.lines.entries.lines[0].spoken()
    fill(page)
    room.wait()
    picture(page, "consultation-new")
    page.primary()
    room.wait()
    assert page._view is not None
    assert page._view.one.number == "青婚会诊〔2026〕1号"
    assert page._view.words is not None
    assert page._view.words.brief == BRIEF
    room.wait()
    picture(page, "consultation-called")


def test_a_name_is_shown_in_its_sentence_and_a_code_is_put_instead(room: OfficeDesk, case_id: str) -> None:
    page = open_page(room, "", "case", case_id)
    fill(page, f"{WIFE.name}带孩子离家。{HUSBAND.name}的电话是13800000814。")
    page.primary()
    room.wait()
    room.wait()
    assert page._view is None
    assert page.found.isVisible()
    assert page.form is not None
    assert page.form.fields["brief"]._error
    room.wait()
    picture(page, "consultation-names")
    for _turn in range(12):
        offered = [one for one in page.found.findChildren(Button) if one.isVisibleTo(page.found)]
        if not offered:
            break
        offered[0].click()
        room.wait()
    assert page.form.fields["brief"].value() == "甲方带孩子离家。乙方的电话是（联系方式略）。"
    page.primary()
    room.wait()
    assert page._view is not None


def test_half_typed_it_comes_back(room: OfficeDesk, case_id: str) -> None:
    page = open_page(room, "", "case", case_id)
    fill(page, "写到一半")
    assert page.form is not None
    page.form.settle()
    page.left()
    room.wait()
    again = open_page(room, "", "case", case_id)
    room.wait()
    assert again.form is not None
    assert again.form.fields["brief"].value() == "写到一半"
    assert again.form.fields["tasks"].value()[0]["task"] == TASK.task


def test_a_day_that_is_none_stands_beside_the_tasks(room: OfficeDesk, case_id: str) -> None:
    page = open_page(room, "", "case", case_id)
    fill(page)
    assert page.form is not None
    page.form.fields["tasks"].set_value([{"task": "走访", "unit": "妇联", "person": "", "due_on": "明年"}])
    page.primary()
    room.wait()
    assert "1" in str(page.form.fields["tasks"]._error)
    assert page._view is None


def test_the_record_is_closed_and_its_tasks_go_on(room: OfficeDesk, case_id: str) -> None:
    def met(office: Office) -> None:
        call(office, of_case(case_id))
        office.clock.forward(hours=5)

    room.run(met)
    page = open_page(room, ID)
    page.primary()
    room.wait()
    assert page._view is not None
    assert page._view.one.state is ConsultationState.RECORDED
    assert page.form is None
    assert WORDS.conclusion in words(page)
    room.wait()
    picture(page, "consultation-recorded")
    page.tasks._open(TASK.id)
    room.wait()
    asked = page.tasks.asked
    assert asked is not None
    asked.form.fields["state"].set_value(TaskState.DONE)
    asked.form.fields["said"].set_value("已立案")
    room.wait()
    picture(page, "consultation-task")
    asked.give()
    room.wait()
    (line,) = [one for one in page.tasks.lines.entries.lines if isinstance(one, Line)]
    assert line.chip is not None
    assert line.chip.text == "已完成"


def test_called_off_with_a_reason(room: OfficeDesk, case_id: str) -> None:
    room.run(lambda office: call(office, of_case(case_id)))
    page = open_page(room, ID)
    page.off.click()
    assert page.calling_off.asked is not None
    page.calling_off.asked.give()
    room.wait()
    assert page.calling_off.asked.form.fields["reason"]._error
    page.calling_off.asked.form.fields["reason"].set_value("改为个别沟通")
    page.primary()
    room.wait()
    assert page._view is not None
    assert page._view.one.state is ConsultationState.CALLED_OFF


def test_both_papers_are_shown(room: OfficeDesk, case_id: str) -> None:
    def met(office: Office) -> None:
        one = call(office, of_case(case_id))
        office.clock.forward(hours=5)
        with office.as_(MEDIATOR) as records:
            acts.record_consultation(records, one.id, one.version, TYPED)

    room.run(met)
    for key in (CALL, RECORD):
        page = PaperPage(room.sit(MEDIATOR))
        page.opened(key, "", ID)
        room.show(page)
        room.wait()
        assert page.view.made is not None
        assert page.view.made.consultation_id == ID
        room.wait()
        picture(page, f"consultation-paper-{key}")


def test_masked_nothing_is_read(room: OfficeDesk, case_id: str) -> None:
    room.run(lambda office: call(office, of_case(case_id)))
    page = open_page(room, ID)
    page.desk.mask(True)
    assert BRIEF not in words(page)
    assert WIFE.name not in words(page)
    page.primary()


def test_the_list_finds_filters_and_shows_what_is_late(room: OfficeDesk, case_id: str) -> None:
    def several(office: Office) -> None:
        one = call(office, of_case(case_id))
        household, clue = add_household(office), add_clue(office)
        for number, subject in enumerate((household, clue)):
            with office.as_(DIRECTOR) as records:
                task = replace(TASK, id=f"{number}" * 32)
                typed = replace(TYPED, tasks=(task,))
                acts.call_consultation(records, f"{number}a" * 16, subject, typed)
        office.clock.forward(days=9)
        with office.as_(MEDIATOR) as records:
            acts.record_consultation(records, one.id, one.version, TYPED)
            assert len(consultation_desk.consultation_rows(records)) == 1

    room.run(several)
    page = ConsultationsPage(room.sit(DIRECTOR))
    page.opened()
    room.show(page)
    room.wait()
    picture(page, "consultations")
    assert len(page._rows) == 3
    page.typed.setText("司马")
    assert [row.names for row in page.table.model().rows] == ["司马承泽"]
