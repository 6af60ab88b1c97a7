"""Fields for words: one line, and several lines that grow with what is written."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, QSize, Signal
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from mediation_desk.ui import style
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.line_edit import LineEdit

ENDLESS = re.compile(r"[!-~]{2000}")


class TextField(Field):
    """One line of words; `.value()` is the text without spaces at its ends."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        placeholder: str = "",
        helper: str = "",
        unit: str = "",
        max_length: int = 200,
        optional: bool = False,
    ) -> None:
        self.edit = LineEdit(placeholder)
        super().__init__(name, label, self.edit, helper=helper, optional=optional)
        self.edit.setMaxLength(max_length)
        self.edit.put_unit(unit)
        self.edit.textChanged.connect(self._was_changed)

    def value(self) -> str:
        """The text typed."""
        return self.edit.text().strip()

    def set_value(self, value: object) -> None:
        """Show this text."""
        self.edit.setText(str(value or ""))
        self.edit.setCursorPosition(0)

    def set_checked(self, good: bool) -> None:
        """Show the pine check."""
        self.edit.set_checked(good)


class GrowingEdit(QTextEdit):
    """Plain text at the 24 line, between `rows` and `most_rows` high; Tab moves on."""

    resized = Signal()

    def __init__(self, rows: int, most_rows: int, placeholder: str) -> None:
        super().__init__()
        self._rows, self._most_rows = rows, max(rows, most_rows)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self.grow)
        style.on_refit(self, self._pitch)

    def put(self, text: str) -> None:
        """Replace everything, as one thing that cannot be undone."""
        self._bear(text)
        self.setPlainText(text)
        self._pitch()
        self.document().clearUndoRedoStacks()

    def _pitch(self) -> None:
        pitch = QTextBlockFormat()
        pitch.setLineHeight(style.px(24), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        blocked = self.blockSignals(True)
        cursor.mergeBlockFormat(pitch)
        self.blockSignals(blocked)
        self.grow()

    def grow(self) -> None:
        """Take the height the text needs, within bounds."""
        around = style.px(9) * 2
        line = style.px(24)
        wanted = round(self.document().size().height())
        height = min(max(wanted, self._rows * line), self._most_rows * line) + around
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.resized.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower box needs more lines."""
        super().resizeEvent(event)
        self.grow()

    def sizeHint(self) -> QSize:
        """Wide enough to write in."""
        return QSize(style.px(240), self.minimumHeight())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only, and not a whole book."""
        text = source.text()[:200_000]
        self._bear(text)
        self.insertPlainText(text)

    def _bear(self, text: str) -> None:
        """Looking for word ends in one endless Latin word takes Qt seconds: break it anywhere instead."""
        if ENDLESS.search(text):
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)


class MultilineField(Field):
    """Several lines of words; grows from `rows` to `most_rows`, then scrolls."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        placeholder: str = "",
        helper: str = "",
        rows: int = 3,
        most_rows: int = 12,
        optional: bool = False,
    ) -> None:
        self.edit = GrowingEdit(rows, most_rows, placeholder)
        super().__init__(name, label, self.edit, helper=helper, optional=optional)
        self.edit.textChanged.connect(self._was_changed)

    def value(self) -> str:
        """The text typed, without empty lines at its ends."""
        return self.edit.toPlainText().strip()

    def set_value(self, value: object) -> None:
        """Show this text."""
        self.edit.put(str(value or ""))
