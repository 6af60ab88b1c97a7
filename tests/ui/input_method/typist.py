"""Hands at a keyboard of X11: keys arrive at the window as the platform sends them, shortcuts first."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.input_method.small_fcitx import CONTROL, ESCAPE, RETURN, SHIFT, SPACE

_KEYS = {
    SPACE: (Qt.Key.Key_Space, " "),
    RETURN: (Qt.Key.Key_Return, "\r"),
    ESCAPE: (Qt.Key.Key_Escape, "\x1b"),
    SHIFT: (Qt.Key.Key_Shift, ""),
    0xFF09: (Qt.Key.Key_Tab, "\t"),
}


def until(said: Callable[[], object]) -> None:
    """Let the program go on until this holds; ten seconds are the end of a test that fails."""
    ends = time.monotonic() + 10
    while not said():
        assert time.monotonic() < ends, "it never came"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def type_keys(widget: QWidget, letters: str) -> None:
    """Press and release each letter."""
    for letter in letters:
        press(widget, ord(letter))


def press(widget: QWidget, symbol: int, state: int = 0) -> None:
    """One key down and up, offered to shortcuts first as Qt does it."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        _send(kind, widget, symbol, state)


def _send(kind: QEvent.Type, widget: QWidget, symbol: int, state: int) -> None:
    key, text = _KEYS.get(symbol, (None, chr(symbol)))
    code = ord(chr(symbol).upper()) if key is None else key.value
    modifiers = Qt.KeyboardModifier.ControlModifier if state & CONTROL else Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(kind, code, modifiers, symbol & 0xFF, symbol, state, "" if state & CONTROL else text)
    window = QApplication.focusWindow() or widget.window().windowHandle()
    QCoreApplication.sendEvent(window, event)
