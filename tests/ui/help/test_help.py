"""F1 opens the manual at what stands in front, before and after signing in, and leaves what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mediation_desk.documents.manual.keys_page import KEY
from mediation_desk.documents.preview import page_count
from mediation_desk.ui.help.window import HelpWindow
from mediation_desk.ui.help_button import HelpButton
from mediation_desk.ui.password_again import PasswordDialog
from mediation_desk.ui.seams import PrintChoice
from mediation_desk.ui.unlock import UnlockPage
from tests.ui.looks.heard import faults_in
from tests.ui.shell_fixtures import Shell

CTRL = Qt.KeyboardModifier.ControlModifier


def forward(qtbot: QtBot, window: QWidget) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=20_000)


def press(shell: Shell, qtbot: QtBot, target: QWidget | None = None) -> HelpWindow:
    qtbot.keyClick(target or shell.door.window.focusWidget() or shell.door.window, Qt.Key.Key_F1)
    return shown(shell)


def shown(shell: Shell) -> HelpWindow:
    window = shell.door.help.shown
    assert window is not None
    return window


def opened_for(window: HelpWindow, place: str) -> bool:
    return window.key == window.manual.opened_at(place).key


def words_in(window: HelpWindow) -> str:
    labels = [label.text() for label in window.findChildren(QLabel)]
    return "\n".join([*labels, window.view.toPlainText(), window.windowTitle()])


def test_help_before_anybody_signed_in(shell: Shell, qtbot: QtBot) -> None:
    shell.move_in()
    shell.begin()
    forward(qtbot, shell.door.window)
    window = press(shell, qtbot)
    assert isinstance(shell.door.window.face, UnlockPage)
    assert opened_for(window, "face.unlock")
    assert faults_in(window) == []
    people = [name for name in ("何玉贞", "孙德全", "陈静怡") if name in words_in(window)]
    assert people == []  # nothing of the register, not even who works here
    window.close()
    assert shell.door.help.shown is None
    forward(qtbot, shell.door.window)
    shell.door.window.face.findChild(HelpButton).click()  # type: ignore[union-attr]
    assert opened_for(shown(shell), "face.unlock")
    forward(qtbot, shell.door.window)
    qtbot.keyClick(shell.door.window, Qt.Key.Key_F1, CTRL)
    assert shown(shell).key == KEY
    dialog = QDialog(shell.door.window)  # one that says nothing of help
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=20_000)
    window = press(shell, qtbot, dialog)
    assert window.parentWidget() is dialog
    assert opened_for(window, "face.unlock")
    dialog.reject()
    assert shell.door.help.shown is None
    shell.door.choices.change(language="en")
    forward(qtbot, shell.door.window)
    assert press(shell, qtbot).manual.language == "en"
    shell.door.choices.change(language="zh_CN")
    assert shell.door.help.shown is None


def test_help_at_the_desk(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    shell.create()
    shell.begin()
    shell.sign_in()
    forward(qtbot, shell.door.window)
    frame, desk = shell.door.frame, shell.door.desk
    assert frame is not None
    assert desk is not None
    frame.show_page("reception")
    shell.wait()
    page = frame.page
    assert page is not None
    field = next(line for line in page.findChildren(QLineEdit) if line.isVisible() and line.isEnabled())
    field.setFocus()
    field.setText("林晓芸")
    window = press(shell, qtbot, field)
    assert opened_for(window, "reception")
    assert "林晓芸" not in words_in(window)
    assert field.text() == "林晓芸"
    assert frame.page is page
    field.clear()
    frame.show_page("settings")
    forward(qtbot, shell.door.window)
    assert press(shell, qtbot) is window
    assert opened_for(window, "settings")
    qtbot.waitUntil(window.isActiveWindow, timeout=20_000)
    window.search("林晓芸")  # as the desk's own search hands it on
    qtbot.keyClick(window.view, Qt.Key.Key_F9)
    assert desk.masked
    assert "林晓芸" not in window.contents.search.text()
    qtbot.keyClick(window.view, Qt.Key.Key_F9)
    assert not desk.masked
    _prints(shell, window, tmp_path)
    qtbot.keyClick(window.view, Qt.Key.Key_L, CTRL)
    shell.wait()
    assert shell.door.desk is None
    assert shell.door.help.shown is None


def _prints(shell: Shell, window: HelpWindow, folder: Path) -> None:
    shell.files.prepared.append(folder / "manual")
    window.export_act.click()
    shell.wait()
    assert page_count((folder / "manual.pdf").read_bytes()) > 1
    printer = QPrinter()
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(folder / "card.pdf"))
    shell.files.printers.append(PrintChoice(printer=printer, pages=()))
    window.card_act.click()
    shell.wait()
    assert page_count((folder / "card.pdf").read_bytes()) == 1


def test_dialogs_bring_their_own_and_a_client_gets_none(shell: Shell, qtbot: QtBot) -> None:
    shell.create()
    shell.begin()
    shell.sign_in()
    frame, desk = shell.door.frame, shell.door.desk
    assert frame is not None
    assert desk is not None
    dialog = PasswordDialog(desk, shell.door.window, lambda _is: None, title="", text="", act="")
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=20_000)
    assert opened_for(press(shell, qtbot, dialog.focusWidget() or dialog), "dialog.password")
    dialog.reject()
    assert shell.door.help.shown is None
    forward(qtbot, shell.door.window)
    cover = QLineEdit()
    shell.door.window.cover(cover)
    qtbot.keyClick(cover, Qt.Key.Key_F1)
    assert shell.door.help.shown is None
    shell.door.window.uncover()
    frame.quick_page()
    qtbot.keyClick(shell.door.window, Qt.Key.Key_F1)
    qtbot.keyClick(shell.door.window, Qt.Key.Key_F1, CTRL)
    assert shell.door.help.shown is None


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_control_of_the_window_has_a_name(language: str, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QAbstractButton, QListView, QTextBrowser

    from mediation_desk.documents.manual.reading import manual

    window = HelpWindow(manual(language))
    qtbot.addWidget(window)
    window.show()
    window.show_page(window.manual.pages[1].key)
    for kind in (QAbstractButton, QListView, QTextBrowser, QLineEdit):
        unnamed = [one for one in window.findChildren(kind) if one.isVisible() and not one.accessibleName()]
        assert unnamed == []
