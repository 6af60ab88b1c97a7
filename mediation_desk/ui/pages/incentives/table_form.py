"""The table of amounts: whole yuan by difficulty and form, what assistants get, on which paper it stands."""

from __future__ import annotations

import json
from typing import Any

from mediation_desk.domain.case import Difficulty
from mediation_desk.domain.incentive import AgreedForm, IncentiveTable
from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, term

_LONGEST = 6


class IncentiveTableForm(Form):
    """`read()` gives the table; DeskError names the field that is no whole number."""

    def __init__(self) -> None:
        super().__init__(margin=(0, 0, 12, 0), gap=10)
        for level in Difficulty:
            self.put(Label(_("{level}, yuan a case", level=term(level)), "body_strong"))
            self.add(*(TextField(f"{level.value}_{form.value}", term(form)) for form in AgreedForm))
        self.add(TextField("assistant_percent", _("Assistants get of it (percent)")))
        self.add(CheckField("needs_dossier", _("Only cases whose dossier is complete or in the archive")))
        self.add(
            TextField(
                "basis",
                _("Paper the amounts stand on"),
                helper=_("人民调解法 art 16 grants an allowance; the amounts are set by the county."),
            )
        )

    def read(self) -> IncentiveTable:
        """The table as typed."""
        amounts = {
            (level, form): self._number(f"{level.value}_{form.value}")
            for level in Difficulty
            for form in AgreedForm
        }
        return IncentiveTable(
            amounts=amounts,
            assistant_percent=self._number("assistant_percent"),
            needs_dossier=bool(self.fields["needs_dossier"].value()),
            basis=str(self.fields["basis"].value()),
        )

    def write(self, value: object) -> None:
        """Show a table."""
        assert isinstance(value, IncentiveTable)
        self.filling(True)
        for level in Difficulty:
            for form in AgreedForm:
                yuan = str(value.amounts.get((level, form), 0))
                self.fields[f"{level.value}_{form.value}"].set_value(yuan)
        self.fields["assistant_percent"].set_value(str(value.assistant_percent))
        self.fields["needs_dossier"].set_value(value.needs_dossier)
        self.fields["basis"].set_value(value.basis)
        self.filling(False)

    def text(self) -> str:
        """Everything typed, as the draft keeps it."""
        told: dict[str, Any] = {name: field.value() for name, field in self.fields.items()}
        return json.dumps(told, ensure_ascii=False)

    def put_text(self, text: str | None) -> None:
        """Show a draft, if there is one."""
        told = json.loads(text) if text else {}
        self.filling(True)
        for name, value in told.items():
            if name in self.fields:
                self.fields[name].set_value(value)
        self.filling(False)

    def _number(self, name: str) -> int:
        typed = str(self.fields[name].value()).strip() or "0"
        if not (typed.isascii() and typed.isdigit()) or len(typed) > _LONGEST:
            raise DeskError("number.whole", field=name)
        return int(typed)
