"""The field for money: figures in the line, capitals under it following each key."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt

from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.parsed_field import ParsedField


def parse_amount(text: str) -> Decimal:
    """Figures with or without thousands commas, at most two decimals, not negative; DeskError otherwise."""
    bare = text.replace(",", "").replace("，", "").replace("元", "").replace(" ", "")
    if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,2})?", bare):
        raise DeskError("amount.unclear")
    return Decimal(bare)


def show_amount(amount: Any) -> str:
    """2,800.00"""
    return f"{amount:,.2f}"


class AmountField(ParsedField):
    """Money; `capitals(value)` gives the words shown below. `.value()` is what `parse` gives, or None."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        capitals: Callable[[Any], str] | None = None,
        parse: Callable[[str], Any] = parse_amount,
        show: Callable[[Any], str] = show_amount,
        helper: str = "",
        unit: str = "",
        optional: bool = False,
    ) -> None:
        super().__init__(name, label, parse, show, note=capitals, helper=helper, unit=unit, optional=optional)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers | Qt.InputMethodHint.ImhLatinOnly)
