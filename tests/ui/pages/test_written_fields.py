"""The editors of a paper's fields by the keyboard: rows, questions and answers, ticks; and for whom it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mediation_desk.domain.written_paper import Audience
from mediation_desk.ui.forms.written.cell import CellEdit
from mediation_desk.ui.forms.written.rows import RowsField
from mediation_desk.ui.forms.written.talk import TalkField
from mediation_desk.ui.forms.written.ticks import TicksField
from mediation_desk.ui.seams import PrintChoice
from tests.case_fixtures import HUSBAND, WIFE, add_case
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.test_written import form, kept, opened, settle

KEY, MOD = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def rows(qtbot: QtBot) -> RowsField:
    made = RowsField("pieces", "证据", ("名称", "来源"))
    shown(qtbot, made)
    return made


def shown(qtbot: QtBot, made: QWidget) -> None:
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=20_000)


def here() -> CellEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, CellEdit)
    return found


def write(rows: RowsField, *words: str) -> None:
    """Type words, Enter after each, from the first cell on."""
    rows.setFocus()
    for word in words:
        here().insertPlainText(word)
        QTest.keyClick(here(), KEY.Key_Return)


def test_enter_goes_on_and_adds_rows(rows: RowsField) -> None:
    write(rows, "结婚证", "林晓芸", "借条", "赵启帆")
    assert rows.value() == (("结婚证", "林晓芸"), ("借条", "赵启帆"))
    here().insertPlainText("两行")
    QTest.keyClick(here(), KEY.Key_Return, MOD.ShiftModifier)
    here().insertPlainText("在一格")
    assert rows.value()[2] == ("两行\n在一格", "")


def test_rows_move_and_go_and_come_back(rows: RowsField) -> None:
    write(rows, "一", "甲", "二", "乙")
    rows._lines[1].cells[0].setFocus()
    QTest.keyClick(here(), KEY.Key_Up, MOD.AltModifier)
    assert [row[0] for row in rows.value()] == ["二", "一"]
    QTest.keyClick(here(), KEY.Key_Up, MOD.AltModifier)  # already the first
    assert [row[0] for row in rows.value()] == ["二", "一"]
    QTest.keyClick(here(), KEY.Key_Delete, MOD.ControlModifier)
    assert [row[0] for row in rows.value()] == ["一"]
    rows.undo()
    assert [row[0] for row in rows.value()] == ["二", "一"]
    rows.undo()
    assert [row[0] for row in rows.value()] == ["一", "二"]


def test_the_last_row_goes_and_one_to_write_in_stays(rows: RowsField) -> None:
    write(rows, "一", "甲")
    for _time in range(3):
        QTest.keyClick(here(), KEY.Key_Delete, MOD.ControlModifier)
    assert rows.value() == ()
    assert len(rows._lines) == 1


def test_del_takes_an_empty_row_away_and_never_words(rows: RowsField) -> None:
    write(rows, "一", "甲")
    QTest.keyClick(here(), KEY.Key_Delete)
    assert len(rows._lines) == 1
    rows._lines[0].cells[0].setFocus()
    cursor = here().textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    here().setTextCursor(cursor)
    QTest.keyClick(here(), KEY.Key_Delete)
    assert rows.value() == (("一", "甲"),)


def test_questions_and_answers_are_pairs(qtbot: QtBot) -> None:
    talk = TalkField("talk", "问答", ("林晓芸",))
    shown(qtbot, talk)
    assert talk.value() == ()
    talk.setFocus()
    edit = talk.edit
    cursor = edit.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    edit.setTextCursor(cursor)
    edit.insertPlainText("结婚多久了？")
    QTest.keyClick(edit, KEY.Key_Return)
    edit.insertPlainText("八年。")
    assert talk.value() == (("问", "结婚多久了？"), ("答", "八年。"))
    talk.set_value((("林晓芸", "我说两句。"),))
    assert talk.value() == (("林晓芸", "我说两句。"),)


def test_ticks_keep_the_order_of_the_paper(qtbot: QtBot) -> None:
    long = "代为参加调解，签署调查记录、调解记录、权利义务告知书、人民调解协议书等法律文书"
    ticks = TicksField("powers", "权限", (long, "代为领取相关法律文书"))
    shown(qtbot, ticks)
    ticks.set_value(("代为领取相关法律文书", long, "别的"))
    assert ticks.value() == (long, "代为领取相关法律文书")
    ticks.resize(300, 400)
    boxes = ticks._ticks._boxes  # type: ignore[union-attr]  # long words stand one under another
    assert boxes[0].heightForWidth(280) > boxes[1].heightForWidth(280)


def test_the_register_follows_whom_it_is_for_but_not_over_what_was_typed(room: OfficeDesk) -> None:
    page = opened(room, room.run(add_case), "power_of_attorney")
    editors = form(page).editors
    assert editors["principal_name"].value() == WIFE.name
    editors["principal_phone"].set_value("1390000")
    choice = form(page).audience
    assert choice is not None
    choice.set_value(Audience.OTHER)
    settle(room, page)
    assert editors["principal_name"].value() == HUSBAND.name
    assert editors["principal_phone"].value() == "1390000"


def test_copies_are_counted_once_the_printer_took_them(room: OfficeDesk, tmp_path: Path) -> None:
    case_id = room.run(add_case)
    page = opened(room, case_id, "dossier_note")
    form(page).editors["note"].set_value("原件由当事人取回，卷内为复印件。")
    page.primary()
    page.primary()
    settle(room, page)
    assert kept(room, case_id)[0].number
    page.primary()
    page.desk.files.printers.append(None)  # given up
    page.primary()
    settle(room, page)
    assert page.sheet is not None
    assert page.sheet.copies == ()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "note.pdf"))
    page.desk.files.printers.append(PrintChoice(printer=printer))
    page.primary()
    settle(room, page)
    assert (tmp_path / "note.pdf").exists()
    assert [one.count for one in page.sheet.copies] == [1]
