"""The field for a password: an eye, a caps-lock hint, no input method, nothing for clipboard histories."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.words import _


class _SecretEdit(LineEdit):
    """Tells whether caps lock seems on, from the letters themselves: Qt has no portable question for it."""

    caps_seen = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A capital without Shift, or a small letter with it, means caps lock."""
        typed = event.text()
        if len(typed) == 1 and typed.isascii() and typed.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_seen.emit(typed.isupper() != shift)
        super().keyPressEvent(event)


class PasswordField(Field):
    """A password; `.value()` is exactly what was typed. `big` for the unlock window."""

    def __init__(
        self, name: str, label: str, *, helper: str = "", placeholder: str = "", big: bool = False
    ) -> None:
        self.edit = _SecretEdit(placeholder, big=big)
        super().__init__(name, label, self.edit, helper=helper)
        self._plain_helper = helper
        self._eye = self.edit.put_button(_("Show the password"), "eye")
        self._eye.clicked.connect(self._turn)
        self.edit.caps_seen.connect(self._hint)
        self.edit.textChanged.connect(self._was_changed)
        self._hide(True)

    def value(self) -> str:
        """The password typed, spaces included."""
        return self.edit.text()

    def set_value(self, value: object) -> None:
        """Fill it (a generated phrase), or clear it with ""."""
        self.edit.setText(str(value or ""))

    def clear(self) -> None:
        """Forget what was typed and hide it again."""
        self.edit.clear()
        self._hide(True)

    def _turn(self) -> None:
        self._hide(self.edit.echoMode() is QLineEdit.EchoMode.Normal)

    def _hide(self, hidden: bool) -> None:
        mode = QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal
        self.edit.setEchoMode(mode)
        hints = Qt.InputMethodHint
        self.edit.setInputMethodHints(
            hints.ImhHiddenText
            | hints.ImhSensitiveData
            | hints.ImhNoPredictiveText
            | hints.ImhNoAutoUppercase
        )
        self.edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._eye.set_icon("eye" if hidden else "eye-off")
        self._eye.set_name(_("Show the password") if hidden else _("Hide the password"))

    def _hint(self, on: bool) -> None:
        self.set_helper(_("Caps lock is on") if on else self._plain_helper)
