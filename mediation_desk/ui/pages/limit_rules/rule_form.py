"""The form of one rule: how long, in what, and what a day of rest does to it."""

from __future__ import annotations

import json

from mediation_desk.domain.limit_rule import LimitRule, Roll, Unit
from mediation_desk.domain.limit_rules import units_of
from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, term


class RuleForm(Form):
    """`values()` gives amount, unit and roll as typed; an amount counted back is typed without its sign."""

    def __init__(self) -> None:
        super().__init__(gap=12)
        self._back = False
        self.amount = TextField("amount", _("How long"), max_length=4)
        self.unit = ComboField("unit", _("Counted in"), [(one, term(one)) for one in Unit])
        self.roll = ComboField(
            "roll", _("When the last day is one of rest"), [(one, term(one)) for one in Roll]
        )
        self.add(self.amount, self.unit)
        self.add(self.roll)

    def show_rule(self, rule: LimitRule) -> None:
        """Show a rule."""
        self.filling(True)
        self._back = rule.amount < 0
        self.unit.set_options([(one, term(one)) for one in units_of(rule)])
        rolls = [one for one in Roll if not (self._back and one is Roll.FORWARD)]
        self.roll.set_options([(one, term(one)) for one in rolls])
        self.amount.set_value(str(abs(rule.amount)))
        self.unit.set_value(rule.unit)
        self.roll.set_value(rule.roll)
        self.filling(False)

    def values(self) -> tuple[int, Unit, Roll]:
        """What stands in the form. DeskError("limit_rule.none", field="amount") for no whole number."""
        typed = self.amount.value()
        if not typed.isascii() or not typed.isdecimal():
            raise DeskError("limit_rule.none", field="amount")
        amount = -int(typed) if self._back else int(typed)
        return amount, Unit(str(self.unit.value())), Roll(str(self.roll.value()))

    def text(self) -> str:
        """What was typed, as a draft keeps it."""
        return json.dumps(
            {"amount": self.amount.value(), "unit": self.unit.value(), "roll": self.roll.value()}
        )

    def put_text(self, text: str | None) -> None:
        """Show a draft; one that is none of this form is passed over."""
        try:
            told = json.loads(text or "")
        except ValueError:
            return
        if isinstance(told, dict):
            self.filling(True)
            for name, field in self.fields.items():
                if isinstance(told.get(name), str):
                    field.set_value(told[name])
            self.filling(False)
