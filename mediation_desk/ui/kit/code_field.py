"""The field for six digits: hidden, without input method; `filled` as soon as the last one stands."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.line_edit import LineEdit


class CodeField(Field):
    """A short code; `.value()` is its digits, however wide they were typed."""

    filled = Signal()

    def __init__(
        self, name: str, label: str, *, digits: int = 6, helper: str = "", big: bool = False
    ) -> None:
        self.edit = LineEdit(big=big)
        super().__init__(name, label, self.edit, helper=helper)
        self._digits = digits
        self.edit.setMaxLength(digits)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.edit.setInputMethodHints(hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhDigitsOnly)
        self.edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.edit.textEdited.connect(self._typed)

    def value(self) -> str:
        """The digits typed."""
        return self.edit.text()

    def set_value(self, value: object) -> None:
        """Fill it, or empty it with ""."""
        self._typed(str(value or ""))

    def clear(self) -> None:
        """Forget what was typed; an error stays until something is typed."""
        self.edit.clear()

    def _typed(self, text: str) -> None:
        digits = "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign in "0123456789")
        if digits != self.edit.text():
            self.edit.setText(digits)
        self._was_changed()
        if len(digits) == self._digits:
            self.filled.emit()
