"""The line in which settings are looked for: ↓ and Enter go on to what was found, Esc empties it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from mediation_desk.ui.kit.labels import IconLabel
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.words import _

_ON = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchLine(LineEdit):
    """`on` when the person goes on to the first row found."""

    on = Signal()

    def __init__(self) -> None:
        super().__init__(_("Find a setting"), compact=True)
        self.setAccessibleName(_("Find a setting: words, pinyin or initials"))
        self.put_before(IconLabel("search", "ink3"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On, or empty; a second Esc is the window's."""
        if event.key() in _ON and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.on.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
