"""The letters and keys of the calendar's page; they are left alone while somebody types."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_TYPING = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)


class PageKeys:
    """`acts` by key, without modifiers."""

    def __init__(self, page: QWidget, acts: Mapping[Qt.Key, Callable[[], object]]) -> None:
        self._page, self._acts = page, acts

    def pressed(self, event: QKeyEvent) -> bool:
        """Do what the key stands for; False where it stands for nothing or somebody types."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = self._acts.get(Qt.Key(event.key()))
        if act is None or held or isinstance(self._page.window().focusWidget(), _TYPING):
            return False
        act()
        return True
