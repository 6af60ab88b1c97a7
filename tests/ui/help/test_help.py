"""F1 opens the manual at what stands in front, before and after signing in, and leaves what was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mediation_desk.documents.manual.keys_page import KEY
from mediation_desk.ui.help.window import HelpWindow
from mediation_desk.ui.password_again import PasswordDialog
from mediation_desk.ui.unlock import UnlockPage
from tests.ui.shell_fixtures import Shell


def ready(shell: Shell, qtbot: QtBot) -> None:
    shell.door.window.activateWindow()
    qtbot.waitUntil(shell.door.window.isActiveWindow, timeout=20_000)


def press(shell: Shell, qtbot: QtBot, target: QWidget | None = None) -> HelpWindow:
    qtbot.keyClick(target or shell.door.window.focusWidget() or shell.door.window, Qt.Key.Key_F1)
    window = shell.door.help.shown
    assert window is not None
    return window


def opened_for(window: HelpWindow, place: str) -> bool:
    return window.key == window.manual.opened_at(place).key


def test_help_opens_before_anybody_signed_in(shell: Shell, qtbot: QtBot) -> None:
    shell.create()
    shell.begin()
    ready(shell, qtbot)
    window = press(shell, qtbot)
    assert window.isVisible()
    assert isinstance(shell.door.window.face, UnlockPage)
    assert opened_for(window, "face.unlock")


def test_help_follows_the_page_and_leaves_what_was_typed(shell: Shell, qtbot: QtBot) -> None:
    shell.create()
    shell.begin()
    shell.sign_in()
    ready(shell, qtbot)
    frame = shell.door.frame
    assert frame is not None
    frame.show_page("reception")
    shell.wait()
    page = frame.page
    assert page is not None
    field = next(line for line in page.findChildren(QLineEdit) if line.isVisible() and line.isEnabled())
    field.setFocus()
    field.setText("林晓芸")
    window = press(shell, qtbot, field)
    assert opened_for(window, "reception")
    assert field.text() == "林晓芸"
    assert frame.page is page
    frame.show_page("settings")
    shell.door.window.activateWindow()
    qtbot.waitUntil(shell.door.window.isActiveWindow, timeout=20_000)
    assert press(shell, qtbot) is window
    assert opened_for(window, "settings")


def test_a_dialog_gets_help_of_its_own_and_takes_it_along(shell: Shell, qtbot: QtBot) -> None:
    shell.create()
    shell.begin()
    shell.sign_in()
    desk = shell.door.desk
    assert desk is not None
    dialog = PasswordDialog(desk, shell.door.window, lambda _is: None, title="", text="", act="")
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=20_000)
    window = press(shell, qtbot, dialog.focusWidget() or dialog)
    assert window.parentWidget() is dialog
    assert opened_for(window, "dialog.password")
    dialog.reject()
    dialog.deleteLater()
    shell.wait()


def test_locking_and_ending_put_the_help_away(shell: Shell, qtbot: QtBot) -> None:
    shell.create()
    shell.begin()
    shell.sign_in()
    ready(shell, qtbot)
    press(shell, qtbot)
    shell.door.lock()
    shell.wait()
    assert shell.door.help.shown is None


def test_masking_and_locking_work_from_the_help(shell: Shell, qtbot: QtBot) -> None:
    shell.create()
    shell.begin()
    shell.sign_in()
    ready(shell, qtbot)
    window = press(shell, qtbot)
    qtbot.waitUntil(window.isActiveWindow, timeout=20_000)
    desk = shell.door.desk
    assert desk is not None
    qtbot.keyClick(window.view, Qt.Key.Key_F9)
    assert desk.masked
    qtbot.keyClick(window.view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    shell.wait()
    assert shell.door.desk is None


def test_a_client_gets_no_help(shell: Shell, qtbot: QtBot) -> None:
    shell.create()
    shell.begin()
    shell.sign_in()
    ready(shell, qtbot)
    cover = QLineEdit()
    shell.door.window.cover(cover)
    qtbot.keyClick(cover, Qt.Key.Key_F1)
    assert shell.door.help.shown is None
    shell.door.window.uncover()
    frame = shell.door.frame
    assert frame is not None
    frame.quick_page()
    qtbot.keyClick(shell.door.window, Qt.Key.Key_F1)
    assert shell.door.help.shown is None


def test_all_keys_are_one_key_away(shell: Shell, qtbot: QtBot) -> None:
    shell.create()
    shell.begin()
    ready(shell, qtbot)
    qtbot.keyClick(shell.door.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    window = shell.door.help.shown
    assert window is not None
    assert window.key == KEY


def test_another_language_closes_the_old_one(shell: Shell, qtbot: QtBot) -> None:
    shell.create()
    shell.begin()
    ready(shell, qtbot)
    press(shell, qtbot)
    shell.door.choices.change(language="en")
    assert shell.door.help.shown is None
    assert press(shell, qtbot).manual.language == "en"
    shell.door.choices.change(language="zh_CN")


def test_a_foreign_dialog_has_the_key_too(shell: Shell, qtbot: QtBot) -> None:
    shell.create()
    shell.begin()
    ready(shell, qtbot)
    dialog = QDialog(shell.door.window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=20_000)
    assert opened_for(press(shell, qtbot, dialog), "face.unlock")
    dialog.reject()
