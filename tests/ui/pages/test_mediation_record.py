"""The page of one sitting's minutes, on a real register behind its own thread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediation_desk.domain.mediation_record import MediationRecord, Sitting, SittingResult, Writing
from mediation_desk.domain.party import Side
from mediation_desk.domain.screening import Answer
from mediation_desk.register import record_prints
from mediation_desk.services import mediation_records, sides
from mediation_desk.ui.forms.mediation_record import MediationRecordForm
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.pages.mediation_record import MediationRecordPage
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation, screen
from tests.desk_fixtures import COUNSELLOR, MEDIATOR, Office
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def at_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def case_id(at_desk: OfficeDesk) -> str:
    made = at_desk.run(add_case)
    at_desk.run(lambda office: begin_mediation(office, made))
    return made


def opened(at_desk: OfficeDesk, *args: str) -> MediationRecordPage:
    page = MediationRecordPage(at_desk.sit())
    at_desk.show(page)
    page.opened(*args)
    at_desk.wait()
    return page


def form(page: MediationRecordPage) -> MediationRecordForm:
    assert page.form is not None
    return page.form


def said(page: MediationRecordPage) -> str:
    QApplication.processEvents()  # what was just added is shown by the next turn of the loop
    shown = [one for one in page.findChildren(Label) + page.findChildren(Prose) if one.isVisible()]
    return "\n".join(one.text() for one in shown)


def kept(at_desk: OfficeDesk, case_id: str) -> tuple[MediationRecord, ...]:
    def look(office: Office) -> tuple[MediationRecord, ...]:
        with office.reading(MEDIATOR) as records:
            return mediation_records.mediation_records_of(records, case_id)

    return at_desk.run(look)


def fill(page: MediationRecordPage) -> None:
    filled = form(page)
    filled.place.set_value("调解室二")
    filled.recorder.set_value(COUNSELLOR.id)
    filled.rights.set_value(True)
    filled.content.set_value("双方就女儿的生活安排交换了意见。")
    filled.result.set_value(SittingResult.CONTINUED)


def test_save_then_print_then_sign_then_only_read(at_desk: OfficeDesk, case_id: str) -> None:
    page = opened(at_desk, case_id)
    assert page.title == "第 1 次调解记录"
    assert page.act.text() == "保存记录"
    fill(page)
    form(page).participants.set_value("邵承宇，何平")
    page.primary()
    at_desk.wait()
    (record,) = kept(at_desk, case_id)
    assert record.present_ids == (WIFE.id, HUSBAND.id)
    assert record.participants == ("邵承宇", "何平")
    assert page.act.text() == "打印"
    page.primary()
    at_desk.wait()
    assert at_desk.gone == [("paper", ("mediation_record", case_id, record.id))]
    assert page.act.text() == "登记签名"
    page.primary()
    page.signing.act.click()
    at_desk.wait()
    assert kept(at_desk, case_id)[0].signed_on == page.desk.today()
    assert page.form is None
    told = said(page)
    assert "双方就女儿的生活安排交换了意见。" in told
    assert "林晓芸、赵启帆" in told
    assert page.act.text() == "打印"
    assert opened(at_desk, case_id).title == "第 2 次调解记录"


def test_unfinished_minutes_are_not_printed_to_be_signed(at_desk: OfficeDesk, case_id: str) -> None:
    page = opened(at_desk, case_id)
    fill(page)
    form(page).result.set_value(None)
    page.primary()
    at_desk.wait()
    page.print()
    at_desk.wait()
    assert at_desk.gone == []
    assert form(page).result.error
    assert kept(at_desk, case_id)[0].result is None


def test_words_of_one_side_are_told_on_the_papers_page(at_desk: OfficeDesk, case_id: str) -> None:
    page = opened(at_desk, case_id)
    fill(page)
    page.primary()
    at_desk.wait()

    def apart(office: Office) -> None:
        with office.as_(MEDIATOR) as records:
            sides.keep_phrase_apart(records, case_id, Side.SEEKER, "生活安排")

    at_desk.run(apart)
    page.print()
    at_desk.wait()
    assert at_desk.gone[-1] == ("paper", ("mediation_record", case_id, kept(at_desk, case_id)[0].id))
    assert page.act.text() == "打印"


def test_the_code_of_a_print_stands_under_the_title(at_desk: OfficeDesk, case_id: str) -> None:
    page = opened(at_desk, case_id)
    fill(page)
    page.primary()
    at_desk.wait()
    page.print()
    at_desk.wait()
    (record,) = kept(at_desk, case_id)

    def code(office: Office) -> str:
        with office.reading(MEDIATOR) as records:
            return record_prints.of_record(records, record.id)[0].code

    page.opened(case_id, record.id)
    at_desk.wait()
    assert f"核对码 {at_desk.run(code)}" in page.head._under.text()


def test_a_look_at_the_other_manner_of_writing_leaves_no_mark(at_desk: OfficeDesk, case_id: str) -> None:
    page = opened(at_desk, case_id)
    filled = form(page)
    for prose in ("", "双方就女儿的生活安排交换了意见。\n下次再谈。"):
        filled.content.set_value(prose)
        filled.writing.set_value(Writing.QUESTION_ANSWER)
        assert filled.content.value().startswith("问：")
        filled.writing.set_value(Writing.PROSE)
        assert filled.content.value() == prose
    filled.writing.set_value(Writing.QUESTION_ANSWER)
    cursor = filled.content.edit.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    cursor.insertText("\n答：好。")
    filled.writing.set_value(Writing.PROSE)
    assert filled.content.value().startswith("问：")  # a dialogue keeps its speakers


def test_question_and_answer_are_written_with_enter_alone(at_desk: OfficeDesk, case_id: str) -> None:
    page = opened(at_desk, case_id)
    filled = form(page)
    filled.writing.set_value(Writing.QUESTION_ANSWER)
    edit = filled.content.edit
    edit.setFocus()
    cursor = edit.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    edit.setTextCursor(cursor)
    for words in ("先谈哪件事？", "女儿跟谁生活。"):
        edit.insertPlainText(words)
        QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClick(edit, Qt.Key.Key_Return)  # on the empty line: the same side goes on
    edit.insertPlainText("还有债务。")
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    edit.insertPlainText("共两笔。")
    assert edit.toPlainText() == "问：先谈哪件事？\n答：女儿跟谁生活。\n答：还有债务。\n共两笔。"
    assert [(one.speaker, one.text) for one in filled.content.utterances()] == [
        ("问", "先谈哪件事？"),
        ("答", "女儿跟谁生活。"),
        ("答", "还有债务。\n共两笔。"),
    ]
    edit.undo()
    assert "共两笔" not in edit.toPlainText()


def test_faults_are_said_under_their_field_and_nothing_is_lost(at_desk: OfficeDesk, case_id: str) -> None:
    page = opened(at_desk, case_id)
    filled = form(page)
    filled.began.set_value("下午")
    page.primary()
    assert filled.began.error == "请这样写时间：9:30。"
    filled.began.set_value("15点半")
    filled.ended.set_value("1500")
    filled.content.set_value("写了一半")
    page.primary()
    assert filled.ended.error is not None
    filled.ended.set_value("16:10")
    page.primary()
    at_desk.wait()
    (record,) = kept(at_desk, case_id)
    assert record.ended is not None
    assert (record.ended - record.began).seconds == 40 * 60
    page._show_signing()
    page.signing.act.click()
    at_desk.wait()
    assert form(page).recorder.error == "请选记录人。"


def test_a_joint_sitting_is_refused_beside_the_field(at_desk: OfficeDesk, case_id: str) -> None:
    def talk(office: Office) -> None:
        with office.as_(COUNSELLOR) as records:
            screen(records, WIFE.id, q3=Answer.RECENT)

    at_desk.run(talk)
    page = opened(at_desk, case_id)
    assert form(page).sitting.value() is Sitting.SEPARATE
    form(page).sitting.set_value(Sitting.JOINT)
    assert form(page).refused
    assert "双方分开接待，不安排共同调解。" in said(page)
    fill(page)
    page.primary()
    at_desk.wait()
    assert form(page).sitting.error == "双方分开接待，不安排共同调解。"
    assert kept(at_desk, case_id) == ()
    assert form(page).content.value() == "双方就女儿的生活安排交换了意见。"


def test_half_typed_minutes_come_back(at_desk: OfficeDesk, case_id: str) -> None:
    page = opened(at_desk, case_id)
    form(page).content.set_value("写了一半的话")
    form(page).day.set_value("2026-0")
    page.left()
    at_desk.wait()
    again = opened(at_desk, case_id)
    at_desk.wait()
    assert form(again).content.value() == "写了一半的话"
    assert form(again).day.text() == "2026-0"
    assert "这是您上次没保存的内容，接着写就行。" in said(again)


def test_masked_the_minutes_are_covered_and_come_back(at_desk: OfficeDesk, case_id: str) -> None:
    page = opened(at_desk, case_id)
    fill(page)
    page.desk.mask(True)
    at_desk.wait()
    assert page.form is None
    assert "女儿" not in said(page)
    page.desk.mask(False)
    at_desk.wait()
    at_desk.wait()
    assert form(page).content.value() == "双方就女儿的生活安排交换了意见。"


def test_outside_mediation_nothing_is_written(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(add_case))
    assert page.form is None
    assert "案件还没有进入调解。" in said(page)
    assert not page.act.isEnabled()
