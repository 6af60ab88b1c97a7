"""Three Esc hide the desk wherever the keyboard is: each press closes what is in front, and counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from mediation_desk.ui.frame import Frame
from mediation_desk.ui.help.window import HelpWindow
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.quick_page import QuickPage
from tests.ui.shell_fixtures import Shell

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def seated(shell: Shell) -> Shell:
    shell.create()
    shell.begin()
    shell.sign_in()
    shell.door.window.activateWindow()
    return shell


def frame_of(shell: Shell) -> Frame:
    assert shell.door.frame is not None
    return shell.door.frame


def front(shell: Shell) -> QWidget:
    """Where the next key goes; a window manager gives a window the keys that a list or menu had."""
    above = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if above is not None:
        return above.focusWidget() or above
    if QApplication.activeWindow() is None:
        shell.door.window.activateWindow()
        QApplication.processEvents()
    return QApplication.focusWidget() or QApplication.activeWindow() or shell.door.window


def press_thrice(shell: Shell) -> None:
    for _press in range(3):
        QTest.keyClick(front(shell), Qt.Key.Key_Escape)
        QApplication.processEvents()
        shell.clock.move(seconds=0.2)


def hidden(shell: Shell) -> bool:
    covers = [cover for cover in frame_of(shell).findChildren(QuickPage) if cover.isVisible()]
    above = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    seen = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not shell.door.window]
    return len(covers) == 1 and frame_of(shell).desk.masked and above is None and not seen


def open_help(shell: Shell) -> None:
    shell.door.help.open_here()
    window = shell.door.help.shown
    assert isinstance(window, HelpWindow)
    shell.qtbot.waitUntil(window.isActiveWindow, timeout=20_000)
    window.search("密码")  # the first press empties the line


def open_password(shell: Shell) -> None:
    frame = frame_of(shell)
    ask_password(frame.desk, frame, lambda _confirmed: None, title="签名并封存")


def open_menu_on_menu(shell: Shell) -> None:
    menu = QMenu(frame_of(shell))
    menu.addMenu("更多").addAction("导出")
    menu.popup(QPoint(10, 10))
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Right)


def open_calendar(shell: Shell) -> None:
    field = DateField("day", "哪一天")
    field.setParent(frame_of(shell))
    field.show()
    QTest.keyClick(field.control, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)


WAYS: list[Callable[[Shell], None]] = [open_help, open_password, open_menu_on_menu, open_calendar]


def test_three_escapes_hide_the_desk_wherever_the_keyboard_is(seated: Shell) -> None:
    for way in WAYS:
        way(seated)
        QApplication.processEvents()
        assert not hidden(seated)
        press_thrice(seated)
        assert hidden(seated), way.__name__
        (cover,) = (one for one in frame_of(seated).findChildren(QuickPage) if one.isVisible())
        cover.back.emit()
        frame_of(seated).desk.mask(False)
        QApplication.processEvents()


def test_a_question_that_waits_for_its_answer_is_taken_away(seated: Shell) -> None:
    asked: list[int] = []

    def press() -> None:
        press_thrice(seated)

    QTimer.singleShot(0, seated.door, press)
    asked.append(seated.questions.choose(frame_of(seated), "删除？", "不能撤销。", "删除"))
    assert asked == [-1]
    QApplication.processEvents()
    assert hidden(seated)


def test_a_release_lost_with_its_window_and_a_key_held_down(seated: Shell) -> None:
    frame = frame_of(seated)

    def press(at: int, *, held: bool = False) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, NONE, "", held)
        event.setTimestamp(at)
        QApplication.sendEvent(frame.bar.search, event)

    for moment in (100, 130, 160, 190):
        press(moment, held=moment > 100)
    assert not hidden(seated)
    for moment in (700, 900):
        press(moment)
    assert hidden(seated)
