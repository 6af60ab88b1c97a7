"""The page of the talk alone, on a real register behind its own thread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediation_desk.domain.safety import Mark
from mediation_desk.domain.screening import Answer, QuestionKind, YesNo
from mediation_desk.domain.staff import Staff
from mediation_desk.register import cases
from mediation_desk.services import drafts, screenings
from mediation_desk.ui.forms.question_row import QuestionRow
from mediation_desk.ui.forms.screening import ScreeningForm
from mediation_desk.ui.kit.buttons import IconButton
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.pages import page_line
from mediation_desk.ui.pages.screening import ScreeningPage
from tests.case_fixtures import HUSBAND, WIFE, add_case, screen
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, RECEPTION, Office
from tests.ui.pages.office_desk import OfficeDesk

CALM = {QuestionKind.FREQUENCY: Answer.NO, QuestionKind.YES_NO: YesNo.NO, QuestionKind.SCALE: 9}


@pytest.fixture
def at_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def opened(
    at_desk: OfficeDesk, case_id: str, staff: Staff = MEDIATOR, person: str = WIFE.id
) -> ScreeningPage:
    page = ScreeningPage(at_desk.sit(staff))
    at_desk.show(page)
    page.opened(case_id, person)
    at_desk.wait()
    return page


def form(page: ScreeningPage) -> ScreeningForm:
    assert page.form is not None
    return page.form


def row(page: ScreeningPage, number: str) -> QuestionRow:
    return next(one for one in form(page).rows if one.number == number)


def answer_calmly(page: ScreeningPage) -> None:
    for one in form(page).rows:
        one.set_value(CALM.get(one.question.kind, "白天电话"))


def said(page: ScreeningPage) -> str:
    QApplication.processEvents()  # what was just added is shown by the next turn of the loop
    shown = [one for one in page.findChildren(Label) + page.findChildren(Prose) if one.isVisible()]
    return "\n".join(one.text() for one in shown)


def mark_of(at_desk: OfficeDesk, case_id: str) -> Mark:
    def look(office: Office) -> Mark:
        with office.reading(MEDIATOR) as records:
            return cases.mark(records, case_id)

    return at_desk.run(look)


def test_the_result_is_computed_while_answers_are_given(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(add_case))
    assert not page.act.isEnabled()
    row(page, "1").set_value(Answer.NO)
    assert page.progress.said() == "已答 1 / 25"
    assert "筛查结果：未完成" in said(page)
    row(page, "6").set_value(Answer.DECLINED)
    assert "筛查结果：橙" in said(page)
    row(page, "3").set_value(Answer.RECENT)
    told = said(page)
    assert "筛查结果：红" in told
    assert "因为第 3 题近三个月有；第 6 题不愿回答，不按“没有”计。" in told
    assert "不安排共同调解。" in told
    row(page, "3").set_value(None)
    assert "筛查结果：橙" in said(page)


def test_keys_answer_and_walk(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(add_case))
    focused = QApplication.focusWidget()
    assert focused is not None
    for key in (Qt.Key.Key_3, Qt.Key.Key_Down, Qt.Key.Key_4, Qt.Key.Key_Down, Qt.Key.Key_5):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert [one.value() for one in form(page).rows[:3]] == [Answer.RECENT, Answer.DECLINED, None]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert row(page, "2").value() is None
    row(page, "16").take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_0)
    assert row(page, "16").value() == 0
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClicks(QApplication.focusWidget(), "12 o'clock")
    assert row(page, "17").value() == "12 o'clock"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert row(page, "18").control.hasFocus()


def test_a_finished_sheet_is_saved_sealed_and_leads_on(at_desk: OfficeDesk) -> None:
    case_id = at_desk.run(add_case)
    page = opened(at_desk, case_id)
    answer_calmly(page)
    row(page, "2").set_value(Answer.PAST)
    page.primary()
    at_desk.wait()
    assert "结果已保存并封存。" in said(page)
    assert page.act.text() == "回到案件"
    assert not form(page).isEnabled()

    def look(office: Office) -> tuple[Mark, bool, str | None]:
        with office.reading(MEDIATOR) as records:
            sheet = screenings.screenings_of(records, WIFE.id)[0]
            return sheet.mark, sheet.finished, drafts.get_draft(records, "screening", WIFE.id)

    assert at_desk.run(look) == (Mark.ORANGE, True, None)
    page.primary()
    assert at_desk.gone == [("case", (case_id,))]


def test_gaps_are_asked_about_before_saving(at_desk: OfficeDesk) -> None:
    case_id = at_desk.run(add_case)
    page = opened(at_desk, case_id)
    row(page, "1").set_value(Answer.NO)
    page.primary()
    at_desk.wait()
    assert "还有 24 题没有回答。" in said(page)
    assert mark_of(at_desk, case_id) is Mark.UNFINISHED


def test_pausing_keeps_a_sealed_draft_and_a_grave_answer_counts_at_once(at_desk: OfficeDesk) -> None:
    case_id = at_desk.run(add_case)
    page = opened(at_desk, case_id)
    row(page, "4").set_value(Answer.RECENT)
    row(page, "17").set_value("只打姐姐的电话")
    page.pause()
    at_desk.wait()
    assert at_desk.gone == [("case", (case_id,))]
    assert mark_of(at_desk, case_id) is Mark.RED
    again = opened(at_desk, case_id)
    at_desk.wait()
    assert row(again, "4").value() is Answer.RECENT
    assert row(again, "17").value() == "只打姐姐的电话"
    assert "接着上次没问完的。" in said(again)
    colleague = opened(at_desk, case_id, COUNSELLOR)
    assert row(colleague, "17").value() is None


def test_own_judgement_without_a_reason_is_said_beside_it(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(add_case))
    answer_calmly(page)
    form(page).judgement.set_value(Mark.RED)
    assert "筛查结果：无" in said(page)
    page.primary()
    at_desk.wait()
    assert form(page).reason.error == "请写下判断的理由。"
    form(page).reason.set_value("说话时一直看门口")
    assert "筛查结果：红" in said(page)
    page.primary()
    at_desk.wait()
    assert "结果已保存并封存。" in said(page)


def test_the_other_party_is_asked_a_second_block_that_computes_nothing(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(add_case), person=HUSBAND.id)
    assert len(form(page).other_rows) == 7
    form(page).other_rows[4].set_value(Answer.RECENT)
    assert "筛查结果：未完成" in said(page)
    assert page.progress.said() == "已答 0 / 25"


def test_tabs_lead_from_person_to_person_without_losing_a_word(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(add_case))
    assert page.questions.tabs is not None
    assert page.questions.tabs.tabText(0) == "林晓芸 · 进行中"
    assert page.questions.tabs.tabText(1) == "赵启帆 · 另约单独询问"
    row(page, "1").set_value(Answer.PAST)
    page.questions.tabs.next()
    at_desk.wait()
    assert form(page).person.name == HUSBAND.name
    assert page.questions.tabs is not None
    page.questions.tabs.next()
    at_desk.wait()
    assert row(page, "1").value() is Answer.PAST


def test_earlier_talks_open_only_for_whose_seal_it_is(at_desk: OfficeDesk) -> None:
    case_id = at_desk.run(add_case)

    def talk(office: Office) -> None:
        with office.as_(COUNSELLOR) as records:
            screen(records, WIFE.id, q3=Answer.RECENT, q17="只打姐姐的电话")

    at_desk.run(talk)
    page = opened(at_desk, case_id, MEDIATOR)
    assert "今天 · 陈静怡" in said(page)
    assert page.side.history.findChildren(IconButton) == []
    page = opened(at_desk, case_id, COUNSELLOR)
    page.side.history.findChildren(IconButton)[0].click()
    at_desk.wait()
    assert "只打姐姐的电话" in said(page)


def test_a_milder_result_waits_until_the_director_agrees(at_desk: OfficeDesk) -> None:
    case_id = at_desk.run(add_case)

    def talk(office: Office) -> None:
        with office.as_(COUNSELLOR) as records:
            screen(records, WIFE.id, q3=Answer.RECENT)

    at_desk.run(talk)
    page = opened(at_desk, case_id)
    answer_calmly(page)
    page.primary()
    at_desk.wait()
    assert "这次比现在的标记宽，主任同意后才算数。" in said(page)
    assert mark_of(at_desk, case_id) is Mark.RED
    desk_of_director = opened(at_desk, case_id, DIRECTOR)
    assert not form(desk_of_director).isVisible()
    assert not desk_of_director.act.isVisible()
    waiting = desk_of_director.side.history
    waiting.approved.emit(_waiting(at_desk))
    at_desk.wait()
    assert mark_of(at_desk, case_id) is Mark.UNFINISHED  # the other side was not asked yet


def _waiting(at_desk: OfficeDesk) -> str:
    def look(office: Office) -> str:
        with office.reading(DIRECTOR) as records:
            return screenings.standing_of(records, WIFE.id).waits_for_director or ""

    return at_desk.run(look)


def test_a_mark_is_raised_at_once_with_a_reason(at_desk: OfficeDesk) -> None:
    case_id = at_desk.run(add_case)
    page = opened(at_desk, case_id)
    raising = page.side.raising
    raising.unfold.click()
    raising.act.click()
    assert raising.mark.error == "请选提高到哪一级。"
    raising.mark.set_value(Mark.RED)
    raising.act.click()
    assert raising.reason.error == "请写下判断的理由。"
    raising.reason.set_value("邻居昨晚听见动静")
    raising.act.click()
    at_desk.wait()
    assert mark_of(at_desk, case_id) is Mark.RED
    assert raising.reason.value() == ""


def test_masked_nothing_of_the_talk_can_be_read(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(add_case))
    row(page, "3").set_value(Answer.RECENT)
    page.desk.mask(True)
    told = said(page)
    for word in ("林晓芸", "红", "分开接待", "掐过", "已答"):
        assert word not in told
    page.desk.mask(False)
    assert row(page, "3").value() is Answer.RECENT
    assert "筛查结果：红" in said(page)


def test_the_front_desk_is_not_offered_the_page() -> None:
    line = page_line("screening")
    assert not line.open_to(RECEPTION)
    assert line.open_to(MEDIATOR)
    assert line.open_to(COUNSELLOR)
