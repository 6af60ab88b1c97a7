from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mediation_desk.ui import sealed_clipboard
from mediation_desk.ui.sealed_clipboard import guard, put, take_back

SEALED = "本次只谈了睡眠"


@pytest.fixture(autouse=True)
def _empty(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    for timer in qapp.findChildren(QTimer):
        timer.stop()
    QGuiApplication.clipboard().clear()


def _marks() -> set[str]:
    return set(QGuiApplication.clipboard().mimeData().formats())


def _token() -> bytes:
    return bytes(QGuiApplication.clipboard().mimeData().data("application/x-mediation-desk-sealed").data())


def _filled(kind: type[QWidget], qtbot: QtBot) -> QLineEdit | QTextEdit | QPlainTextEdit:
    widget = kind()
    qtbot.addWidget(widget)
    assert isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit)
    if isinstance(widget, QLineEdit):
        widget.setText(SEALED)
    else:
        widget.setPlainText(SEALED)
    guard(widget)
    widget.selectAll()
    return widget


def test_a_sealed_copy_asks_every_history_to_leave_it_alone() -> None:
    put(SEALED)
    assert QGuiApplication.clipboard().text() == SEALED
    assert "x-kde-passwordManagerHint" in _marks()
    assert any("ExcludeClipboardContentFromMonitorProcessing" in kind for kind in _marks())


def test_it_is_taken_back_and_nothing_else_is() -> None:
    put(SEALED)
    earlier = _token()
    put("另一段")
    take_back(earlier)
    assert QGuiApplication.clipboard().text() == "另一段"
    QGuiApplication.clipboard().setText("别处复制的")
    take_back(earlier)
    assert QGuiApplication.clipboard().text() == "别处复制的"


def test_after_the_time_the_clipboard_is_empty(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_clipboard, "KEPT_MS", 1)
    put(SEALED)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit])
def test_keys_copy_and_cut_the_sealed_way(kind: type[QWidget], qtbot: QtBot) -> None:
    widget = _filled(kind, qtbot)
    QTest.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == SEALED
    assert _token()
    QGuiApplication.clipboard().clear()
    QTest.keyClick(widget, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == SEALED
    assert _token()
    assert (widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()) == ""


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit])
def test_the_menu_copies_the_sealed_way(kind: type[QWidget], qtbot: QtBot) -> None:
    widget = _filled(kind, qtbot)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(widget, asked)
    menus = widget.findChildren(QMenu)
    assert menus
    next(action for action in menus[0].actions() if action.objectName() == "edit-copy").trigger()
    menus[0].close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert _token()


def test_a_text_that_may_only_be_read_is_not_cut(qtbot: QtBot) -> None:
    widget = _filled(QLineEdit, qtbot)
    assert isinstance(widget, QLineEdit)
    widget.setReadOnly(True)
    QTest.keyClick(widget, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert widget.text() == SEALED


def test_a_hidden_line_is_not_copied(qtbot: QtBot) -> None:
    widget = _filled(QLineEdit, qtbot)
    assert isinstance(widget, QLineEdit)
    widget.setEchoMode(QLineEdit.EchoMode.Password)
    QTest.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == ""
