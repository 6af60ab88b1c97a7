"""Fields for long numbers shown in groups: identity numbers (6-8-4) and mobile phones (3-4-4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from mediation_desk.ui.kit.parsed_field import ParsedField


def _as_typed(text: str) -> str:
    return text


class GroupedField(ParsedField):
    """A number in groups; `.value()` and `parse` see it without spaces and in capitals."""

    GROUPS: tuple[int, ...] = ()

    def __init__(
        self,
        name: str,
        label: str,
        *,
        parse: Callable[[str], Any] = _as_typed,
        note: Callable[[Any], str] | None = None,
        helper: str = "",
        check: bool = False,
        optional: bool = False,
    ) -> None:
        def read(text: str) -> Any:
            return parse(self.bare(text))

        def show(value: Any) -> str:
            return self.grouped(self.bare(str(value)))

        super().__init__(name, label, read, show, note=note, helper=helper, check=check, optional=optional)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhLatinOnly)
        self.edit.setMaxLength(32)
        self.edit.textEdited.connect(self._group)

    def set_value(self, value: object) -> None:
        """Show this number in groups."""
        super().set_value(self.grouped(self.bare(str(value))) if value else None)

    @staticmethod
    def bare(text: str) -> str:
        """The number without spaces, x in capitals."""
        return "".join(text.split()).upper()

    def grouped(self, bare: str) -> str:
        """The number in its groups; anything else as it is."""
        if not self.fits(bare):
            return bare
        parts, start = [], 0
        for length in self.GROUPS:
            parts.append(bare[start : start + length])
            start += length
        return " ".join(part for part in (*parts, bare[start:]) if part)

    def fits(self, bare: str) -> bool:
        """True if the groups apply to what is typed so far."""
        return bare[:-1].isdigit()

    def _group(self, text: str) -> None:
        if self.edit.cursorPosition() == len(text):  # typing on at the end; elsewhere the caret would jump
            grouped = self.grouped(self.bare(text))
            if grouped != text and not (text.endswith(" ") and grouped == text.rstrip()):
                self.edit.setText(grouped)


class IdentityField(GroupedField):
    """An 18-character identity number, shown 370115 19900101 002X."""

    GROUPS = (6, 8, 4)

    def fits(self, bare: str) -> bool:
        """Digits, and perhaps an X in the last place."""
        return bare.isdigit() or (len(bare) == 18 and bare[:-1].isdigit())


class PhoneField(GroupedField):
    """A phone number; mobiles are shown 138 0000 0276, land lines as typed."""

    GROUPS = (3, 4, 4)

    def fits(self, bare: str) -> bool:
        """A mobile number begins with 1."""
        return bare.isdigit() and bare.startswith("1") and len(bare) <= 11
