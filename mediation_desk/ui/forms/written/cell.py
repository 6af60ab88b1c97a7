"""One cell of a row: grows with its words; the keys that add, move and take rows away leave it as signals."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.text_fields import GrowingEdit


class CellEdit(GrowingEdit):
    """Enter emits `entered` (Shift+Enter makes a line), Alt+↑↓ `moved(-1 or 1)`, Ctrl+Del `taken`.

    Del on an empty cell emits `emptied`; Ctrl+Z with nothing left to undo here emits `undone`.
    """

    entered = Signal()
    moved = Signal(int)
    taken = Signal()
    emptied = Signal()
    undone = Signal()

    def __init__(self) -> None:
        super().__init__(1, 8, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of rows; everything else is Qt's."""
        key, held = event.key(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        alt = bool(held & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            if held & Qt.KeyboardModifier.ShiftModifier:
                self.textCursor().insertBlock()
            else:
                self.entered.emit()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete and control:
            self.taken.emit()
        elif key == Qt.Key.Key_Delete and not self.toPlainText():
            self.emptied.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undone.emit()
        else:
            super().keyPressEvent(event)


class CellField(Field):
    """A cell under the head of its column."""

    def __init__(self, name: str, label: str) -> None:
        self.edit = CellEdit()
        super().__init__(name, label, self.edit)
        self._spoken = label
        self.edit.textChanged.connect(self._was_changed)

    def show_head(self, shown: bool) -> None:
        """Whether the head stands above; screen readers hear it either way."""
        self.set_label(self._spoken if shown else "")
        self.edit.setAccessibleName(self._spoken)

    def value(self) -> str:
        """The words typed."""
        return self.edit.toPlainText()

    def set_value(self, value: object) -> None:
        """Show these words."""
        self.edit.put(str(value or ""))
