from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QTableView, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mediation_desk.ui.input_method.bridge import Bridge
from mediation_desk.ui.kit.code_field import CodeField
from mediation_desk.ui.kit.finder_field import FinderField
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.ui.kit.text_fields import TextField
from tests.ui.input_method.small_fcitx import CONTROL, ESCAPE, RETURN, SHIFT, SPACE, SmallFcitx
from tests.ui.input_method.typist import press, type_keys, until


class Sheet(QWidget):
    """A line, a text, a table, secrets and a finder in one window."""

    def __init__(self) -> None:
        super().__init__()
        self.name = TextField("name", "姓名")
        self.line, self.text, self.table = QLineEdit(), QTextEdit(), QTableView()
        self.model = QStandardItemModel(1, 1, self)
        self.model.setItem(0, 0, QStandardItem(""))
        self.table.setModel(self.model)
        self.password, self.code = PasswordField("password", "密码"), CodeField("code", "码")
        self.finder = FinderField("whom", "谁", "nobody")
        column = QVBoxLayout(self)
        for one in (self.name, self.line, self.text, self.table, self.password, self.code, self.finder):
            column.addWidget(one)


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    made = Sheet()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_a_line_shows_what_is_composed_and_takes_what_is_chosen(
    bridge: Bridge, fcitx: SmallFcitx, sheet: Sheet
) -> None:
    edited: list[str] = []
    line = sheet.name.edit
    line.textEdited.connect(edited.append)
    line.setFocus()
    type_keys(line, "nihao")
    assert line.text() == ""
    assert bridge.composing == "nihao"
    press(line, SPACE)
    assert (line.text(), bridge.composing) == ("你好", "")
    assert edited[-1] == "你好"
    assert fcitx.members()[:1] == ["CreateICv3"]
    assert fcitx.bodies("SetCapacity") == [(1 << 1 | 1 << 4 | 1 << 5,)]


def test_a_sign_beyond_the_first_plane_stands_whole(bridge: Bridge, sheet: Sheet) -> None:
    sheet.line.setFocus()
    type_keys(sheet.line, "yan")
    press(sheet.line, SPACE)
    assert sheet.line.text() == "𬍛"


def test_a_text_takes_it_between_words(bridge: Bridge, sheet: Sheet) -> None:
    sheet.text.setPlainText("今天来。")
    sheet.text.setFocus()
    cursor = sheet.text.textCursor()
    cursor.setPosition(2)
    sheet.text.setTextCursor(cursor)
    type_keys(sheet.text, "zhangsan")
    assert sheet.text.toPlainText() == "今天来。"
    press(sheet.text, SPACE)
    assert sheet.text.toPlainText() == "今天张三来。"


def test_a_cell_opens_at_the_first_letter_and_loses_none(bridge: Bridge, sheet: Sheet) -> None:
    sheet.table.setFocus()
    sheet.table.setCurrentIndex(sheet.model.index(0, 0))
    type_keys(sheet.table, "zhangsan")
    press(sheet.table, SPACE)
    press(sheet.table, RETURN)
    until(lambda: sheet.model.item(0, 0).text() == "张三")


def test_a_dialog_takes_it_and_enter_belongs_to_the_composing(
    bridge: Bridge, sheet: Sheet, qtbot: QtBot
) -> None:
    dialog = QDialog(sheet)
    line = QLineEdit(dialog)
    QVBoxLayout(dialog).addWidget(line)
    with qtbot.waitActive(dialog):
        dialog.open()
    line.setFocus()
    until(line.hasFocus)
    type_keys(line, "nihao")
    press(line, RETURN)
    assert line.text() == "nihao"  # the letters, as fcitx gives them with Enter
    assert dialog.isVisible()
    type_keys(line, "zhangsan")
    press(line, ESCAPE)
    assert (line.text(), dialog.isVisible()) == ("nihao", True)
    press(line, ESCAPE)
    assert not dialog.isVisible()


def test_shortcuts_are_offered_first_and_work_when_fcitx_does_not_want_them(
    bridge: Bridge, fcitx: SmallFcitx, sheet: Sheet
) -> None:
    sheet.line.setFocus()
    type_keys(sheet.line, "ni")
    press(sheet.line, ord("k"), CONTROL)
    asked = [body[0] for body in fcitx.bodies("ProcessKeyEvent") if body[3] == 0]
    assert asked == [ord("n"), ord("i"), ord("k")]  # each once, though Qt offers it twice


def test_a_real_shortcut_and_a_swallowed_one(bridge: Bridge, sheet: Sheet, qtbot: QtBot) -> None:
    done: list[str] = []
    QShortcut(QKeySequence("Ctrl+J"), sheet).activated.connect(lambda: done.append("J"))
    QShortcut(QKeySequence("Return"), sheet).activated.connect(lambda: done.append("Return"))
    sheet.line.setFocus()
    QTest.keyClick(sheet.windowHandle(), Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert done == ["J"]
    type_keys(sheet.line, "nihao")
    press(sheet.line, RETURN)
    assert done == ["J"]


def test_control_space_and_shift_switch(bridge: Bridge, fcitx: SmallFcitx, sheet: Sheet) -> None:
    sheet.line.setFocus()
    press(sheet.line, SPACE, CONTROL)
    type_keys(sheet.line, "ok")
    assert sheet.line.text() == "ok"
    press(sheet.line, SHIFT)
    assert fcitx.on
    type_keys(sheet.line, "nihao")
    press(sheet.line, SPACE)
    assert sheet.line.text() == "ok你好"


def test_a_key_given_back_is_typed_after_the_words(bridge: Bridge, sheet: Sheet) -> None:
    sheet.line.setFocus()
    type_keys(sheet.line, "nihao,")
    assert sheet.line.text() == "你好,"


def test_a_key_fcitx_makes_reaches_the_field(bridge: Bridge, fcitx: SmallFcitx, sheet: Sheet) -> None:
    sheet.line.setFocus()
    fcitx.forward(ord("q"), 1)
    until(lambda: sheet.line.text() == "q")
    fcitx.forward(0xFF08, 1)
    until(lambda: sheet.line.text() == "")


@pytest.mark.parametrize("which", ["password", "code"])
def test_no_key_of_a_secret_goes_to_fcitx(
    bridge: Bridge, fcitx: SmallFcitx, sheet: Sheet, which: str
) -> None:
    sheet.line.setFocus()
    type_keys(sheet.line, "ni")
    before = len(fcitx.bodies("ProcessKeyEvent"))
    field = sheet.password if which == "password" else sheet.code
    field.edit.setFocus()
    type_keys(field.edit, "zhang7")
    if which == "password":
        assert field.value() == "zhang7"
        field._eye.click()  # shown, it is a password still
        type_keys(field.edit, "san")
        assert field.value() == "zhang7san"
    until(lambda: "FocusOut" in fcitx.members())
    assert len(fcitx.bodies("ProcessKeyEvent")) == before
    assert sheet.line.text() == "ni"  # what was being composed is kept where it was


def test_what_is_composed_stays_when_the_focus_goes(bridge: Bridge, fcitx: SmallFcitx, sheet: Sheet) -> None:
    sheet.line.setFocus()
    type_keys(sheet.line, "nihao")
    sheet.text.setFocus()
    assert (sheet.line.text(), sheet.text.toPlainText(), bridge.composing) == ("nihao", "", "")
    until(lambda: "Reset" in fcitx.members())
    type_keys(sheet.text, "nihao")
    press(sheet.text, SPACE)
    assert sheet.text.toPlainText() == "你好"


def test_a_click_ends_composing(bridge: Bridge, fcitx: SmallFcitx, sheet: Sheet) -> None:
    sheet.line.setFocus()
    type_keys(sheet.line, "nihao")
    QTest.mouseClick(
        sheet.windowHandle(), Qt.MouseButton.LeftButton, pos=sheet.line.mapTo(sheet, QPoint(3, 3))
    )
    assert sheet.line.text() == "nihao"
    until(lambda: "Reset" in fcitx.members())


def test_a_finder_goes_on_while_its_list_is_open(bridge: Bridge, sheet: Sheet) -> None:
    edit = sheet.finder.edit
    edit.setFocus()
    type_keys(edit, "nihao")
    press(edit, SPACE)
    sheet.finder.offer([("1", "你好张三"), ("2", "你好李四")])
    until(sheet.finder.offers.popup().isVisible)
    type_keys(edit, "zhangsan")
    assert bridge.composing == "zhangsan"
    press(edit, SPACE)
    assert edit.text() == "你好张三"


def test_the_caret_is_told_in_pixels_of_the_screen(bridge: Bridge, fcitx: SmallFcitx, sheet: Sheet) -> None:
    def told_where_it_stands() -> bool:
        caret = sheet.line.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        corner = sheet.line.mapToGlobal(caret.topLeft()) * sheet.line.devicePixelRatioF()
        wanted = (corner.x(), corner.y(), caret.width(), caret.height())
        return fcitx.bodies("SetCursorRect")[-1:] == [wanted]

    sheet.line.setFocus()
    type_keys(sheet.line, "nihao")
    press(sheet.line, SPACE)
    until(told_where_it_stands)
    sheet.name.hide()  # the line goes up, without a key
    until(lambda: sheet.line.y() < 40)
    until(told_where_it_stands)
    sheet.move(sheet.pos() + QPoint(30, 20))
    until(told_where_it_stands)
