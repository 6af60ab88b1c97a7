"""Fields one cannot simply type in: computed values with a lock, restricted values behind an eye."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.labels import IconLabel, plain_tip
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.sealed_clipboard import guard
from mediation_desk.words import _

STARS = "＊＊＊＊＊＊"


class ReadOnlyField(Field):
    """A value the desk computed; can be selected and copied, not changed."""

    def __init__(self, name: str, label: str, text: str = "", *, helper: str = "") -> None:
        self.edit = LineEdit()
        super().__init__(name, label, self.edit, helper=helper)
        self.edit.setReadOnly(True)
        self.edit.put_after(IconLabel("lock", "ink3", 16))
        self.set_value(text)

    def value(self) -> str:
        """The text shown."""
        return self.edit.text()

    def set_value(self, value: object) -> None:
        """Show another value; it is the tooltip too, should it be longer than the line."""
        self.edit.setText(str(value or ""))
        self.edit.setToolTip(plain_tip(str(value or "")))
        self.edit.setCursorPosition(0)


class RestrictedField(Field):
    """Stars until the person opens it: `opened` asks the page for the text, which answers by `set_value`.

    `.value()` is None while it is closed: nothing was changed. `exists=False` starts open and empty.
    """

    opened = Signal()

    def __init__(
        self, name: str, label: str, *, helper: str | None = None, exists: bool = True, optional: bool = False
    ) -> None:
        self.edit = LineEdit()
        self.edit.setProperty("restricted", True)
        guard(self.edit)
        said = _("Opening it is written in the journal") if helper is None else helper
        super().__init__(name, label, self.edit, helper=said, optional=optional)
        self._open = True
        self._eye = self.edit.put_button(_("Open the restricted value"), "eye")
        self._eye.clicked.connect(self.opened)
        self.edit.textChanged.connect(self._typed)
        if exists:
            self.close_value()
        else:
            self._eye.hide()

    @property
    def is_open(self) -> bool:
        """True while the text itself is shown."""
        return self._open

    def value(self) -> str | None:
        """The text, or None while it is closed."""
        return self.edit.text().strip() if self._open else None

    def set_value(self, value: object) -> None:
        """Show the text itself; None closes it."""
        if value is None:
            self.close_value()
            return
        self._open = True
        self.edit.setReadOnly(False)
        self.edit.setText(str(value))
        self.edit.setCursorPosition(0)
        self._eye.hide()
        self.edit.set_checked(False)
        self._mend()

    def close_value(self) -> None:
        """Put the stars back."""
        self._open = False
        self.edit.setText(STARS)
        self.edit.setReadOnly(True)
        self._eye.show()
        self._mend()

    def _mend(self) -> None:
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)

    def _typed(self) -> None:
        if self._open:
            self._was_changed()
