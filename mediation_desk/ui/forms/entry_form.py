"""The form of one entry of a list: fields as data beside fields of their own, numbers up to millions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from mediation_desk.domain.money import capital, figures, read_amount
from mediation_desk.errors import DeskError
from mediation_desk.ui.forms.spec_form import Options, SpecForm
from mediation_desk.ui.forms.specs import How, Spec
from mediation_desk.ui.kit.amount_field import AmountField
from mediation_desk.ui.kit.field import Field
from mediation_desk.words import _

_DIGITS = 7
Part = Spec | Field


class EntryForm(SpecForm):
    """Rows of specs and of fields made elsewhere (an area, a household, an amount).

    `values()` gives both by name; `write(value)` shows the attributes of a value. Numbers left empty are 0,
    or None for those in `blank`.
    """

    def __init__(
        self,
        rows: Sequence[Sequence[Part]],
        now: datetime,
        options: Mapping[str, Options] | None = None,
        blank: frozenset[str] = frozenset(),
    ) -> None:
        self._blank = blank
        super().__init__(rows, now, options)

    def write(self, value: object) -> None:
        """Show a value."""
        super().write(value)
        self.clear_errors()

    def text(self) -> str:
        """Everything typed, right or wrong, as the draft keeps it."""
        told: dict[str, Any] = {}
        for name, field in self.fields.items():
            said = field.text() if hasattr(field, "text") else field.value()
            told[name] = sorted(said) if isinstance(said, tuple) else said
        return json.dumps(told, ensure_ascii=False)

    def take_draft(self, text: str | None) -> None:
        """Show what was typed earlier, if anything was."""
        if text:
            self.put_text(text)

    def _put(self, spec: Spec, value: object) -> None:
        if spec.how is How.NUMBER:
            value = str(value) if value else ""
        super()._put(spec, value)

    def _number(self, name: str, typed: str) -> Any:
        bare = typed.replace(",", "").replace("，", "")
        if not bare:
            return None if name in self._blank else 0
        if not (bare.isascii() and bare.isdigit()) or len(bare) > _DIGITS:
            raise DeskError("number.whole", field=name)
        return int(bare)


class FenField(AmountField):
    """Money typed in yuan; `value()` in fen, 0 when empty; capitals stand below."""

    def __init__(self, name: str, label: str, *, helper: str = "") -> None:
        super().__init__(
            name,
            label,
            capitals=lambda fen: _("In capitals: {words}", words=capital(Decimal(fen) / 100)),
            parse=lambda text: int(read_amount(text) * 100),
            show=lambda fen: figures(Decimal(fen) / 100),
            unit=_("yuan"),
            helper=helper,
        )

    def value(self) -> int:
        """The amount in fen. DeskError("money.*")."""
        return super().value() or 0

    def set_value(self, value: object) -> None:
        """Show fen, nothing for 0, or text of a draft as it was typed."""
        super().set_value(value or None)
