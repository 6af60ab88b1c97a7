"""Ctrl+Z and Ctrl+Shift+Z anywhere in the editor go to the agreement, not to one text field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from mediation_desk.ui.pages.agreement.editing import Editing


class UndoKeys(QObject):
    """Watches the keys of the text fields below `owner`; give it new ones by `watch`."""

    def __init__(self, owner: QWidget, editing: Editing) -> None:
        super().__init__(owner)
        self._editing = editing

    def watch(self, inside: QWidget) -> None:
        """Take over the undo keys of every text field in `inside`."""
        for kind in (QLineEdit, QTextEdit):
            for edit in inside.findChildren(kind):
                edit.removeEventFilter(self)
                edit.installEventFilter(self)

    def take(self, event: QKeyEvent) -> bool:
        """Undo or redo if the key says so."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self._editing.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._editing.redo()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key in a text field."""
        return (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and QApplication.activePopupWidget() is None
            and self.take(event)
        )
