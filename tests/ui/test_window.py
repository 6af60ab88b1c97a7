"""A covered window: the cover alone is seen, no key of what lies beneath acts, closing it locks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mediation_desk.ui.keys import bind
from mediation_desk.ui.window import Window

KEYS = ("F1", "F6", "F9", "Ctrl+K", "Ctrl+N", "Alt+1", "Ctrl+L", "Ctrl+Return", "/")


def test_a_cover_silences_every_key_beneath_and_gives_them_back(qtbot: QtBot) -> None:
    window, heard = Window(), list[str]()
    qtbot.addWidget(window)
    face, cover = QWidget(), QLineEdit()
    QVBoxLayout(face).addWidget(QLabel("司马宏毅"))
    for keys in KEYS:
        bind(face, keys, lambda keys=keys: heard.append(keys))
    window.show_face(face)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=20_000)
    qtbot.keyClick(face, Qt.Key.Key_F9)
    assert heard == ["F9"]
    window.cover(cover)
    assert not face.isVisible()
    press(qtbot, window)
    assert heard == ["F9"]
    window.uncover()
    assert face.isVisible()
    press(qtbot, window)
    assert set(heard) == set(KEYS)


def test_closing_a_covered_window_asks_to_be_locked(qtbot: QtBot) -> None:
    window, told = Window(), list[str]()
    qtbot.addWidget(window)
    window.closing.connect(lambda: told.append("closing"))
    window.lock_wanted.connect(lambda: told.append("lock"))
    window.show_face(QWidget())
    window.show()
    window.cover(QWidget())
    assert not window.close()
    assert told == ["lock"]
    assert window.isVisible()
    window.uncover()
    assert window.close()
    assert told == ["lock", "closing"]


def press(qtbot: QtBot, window: Window) -> None:
    target = window.focusWidget() or window
    for key in (Qt.Key.Key_F1, Qt.Key.Key_F6, Qt.Key.Key_F9, Qt.Key.Key_Slash):
        qtbot.keyClick(target, key)
    for key in (Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_L, Qt.Key.Key_Return):
        qtbot.keyClick(target, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(target, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
