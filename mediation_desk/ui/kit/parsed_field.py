"""A line whose words mean something: parsed by a function passed in, shown again the way it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.words import sentence


class _LeavingEdit(LineEdit):
    """A line that tells its field when the person leaves it."""

    left: Callable[[], None] | None = None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Check when the person moved on, not when a menu or another window came up."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if self.left and event.reason() not in passing:
            self.left()


class ParsedField(Field):
    """A typed value.

    `parse(text)` gives the value or raises DeskError; `show(value)` writes it canonically when the person
    leaves the field; `note(value)` is said below while the value is good (capitals, weekday, age).
    """

    def __init__(
        self,
        name: str,
        label: str,
        parse: Callable[[str], Any],
        show: Callable[[Any], str] = str,
        *,
        note: Callable[[Any], str] | None = None,
        helper: str = "",
        placeholder: str = "",
        unit: str = "",
        check: bool = False,
        optional: bool = False,
    ) -> None:
        self.edit = _LeavingEdit(placeholder)
        self.edit.left = self.settle
        self._parse, self._show, self._note, self._check = parse, show, note, check
        self._plain_helper = helper
        super().__init__(name, label, self.edit, helper=helper, optional=optional)
        self.edit.put_unit(unit)
        self.edit.textChanged.connect(self._typed)

    def value(self) -> Any:
        """The value typed, None when empty; DeskError with this field's name when it is not understood."""
        text = self.text()
        if not text:
            return None
        try:
            return self._parse(text)
        except DeskError as fault:
            if fault.field == self.name:
                raise
            raise DeskError(fault.key, field=self.name, **fault.names) from fault

    def text(self) -> str:
        """What stands in the line."""
        return self.edit.text().strip()

    def set_value(self, value: object) -> None:
        """Show this value; text that cannot be a value (a draft) may be given as it was typed."""
        self.edit.setText("" if value is None else value if isinstance(value, str) else self._show(value))
        self.edit.setCursorPosition(0)

    def set_helper(self, helper: str) -> None:
        """What stands below while there is no error and no note."""
        self._plain_helper = helper
        super().set_helper(helper)

    def settle(self) -> None:
        """Write the value canonically, or say what is wrong with it."""
        try:
            value = self.value()
        except DeskError as fault:
            self.set_error(sentence(fault))
            return
        if value is not None:
            shown = self._show(value)
            if shown != self.edit.text():
                self.edit.setText(shown)

    def _typed(self) -> None:
        self._remark()
        self._was_changed()

    def _remark(self) -> None:
        try:
            value = self.value()
        except DeskError:
            value = None
        good = value is not None
        self.edit.set_checked(good and self._check)
        super().set_helper(self._note(value) if good and self._note else self._plain_helper)
