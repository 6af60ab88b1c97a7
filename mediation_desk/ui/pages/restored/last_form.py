"""The form of last numbers: a field for each series of a year, and “nothing newer” beside it."""

from __future__ import annotations

import json
from functools import partial

from PySide6.QtCore import Qt

from mediation_desk.domain.paper_number import LastKnown
from mediation_desk.errors import DeskError
from mediation_desk.services.restored_numbers import AskedSeries, SeriesTold, field_of
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, term

_BESIDE = 360


class LastForm(Form):
    """`ask` shows the series; `read` gives those answered. A far number is sure when typed a second time."""

    def __init__(self) -> None:
        super().__init__(gap=16)
        self.numbers: dict[str, TextField] = {}
        self.nones: dict[str, CheckField] = {}
        self._asked: dict[str, AskedSeries] = {}
        self._doubted: dict[str, str] = {}

    def ask(self, asked: tuple[AskedSeries, ...]) -> None:
        """A row for each; what another memory knows to be later stands in its field already."""
        self.filling(True)
        for one in asked:
            name = field_of(one.series, one.year)
            label = _("{series} of {year}: the last one on paper", series=term(one.series), year=one.year)
            number = TextField(name, label, helper=_known_words(one.known), max_length=60)
            number.edit.setPlaceholderText(_("For example {number}", number=one.example))
            none = CheckField(f"{name}_none", _("Nothing newer on paper"), label=" ")
            none.box.setAccessibleName(f"{label}：{_('Nothing newer on paper')}")
            if one.known.seen > one.known.sequence:
                number.set_value(one.known.seen_number)
            number.changed.connect(partial(self._number_typed, name))
            none.changed.connect(partial(self._none_checked, name))
            self.numbers[name], self.nones[name], self._asked[name] = number, none, one
            self.know(number)
            self.know(none)
            row = Row(gap=16)
            row.addWidget(number, 1)
            row.addWidget(size(none, width=_BESIDE), 0, Qt.AlignmentFlag.AlignTop)
            self.put(row)
        self.filling(False)

    def read(self) -> tuple[SeriesTold, ...]:
        """Every series answered. DeskError paper_number.needed beside the first when none is."""
        told = []
        for name, one in self._asked.items():
            typed, none = self.numbers[name].value(), self.nones[name].value()
            if typed or none:
                sure = bool(typed) and self._doubted.get(name) == typed
                told.append(SeriesTold(series=one.series, year=one.year, typed=typed, none=none, sure=sure))
        if not told and self._asked:
            name, one = next(iter(self._asked.items()))
            raise DeskError("paper_number.needed", field=name, example=one.example)
        return tuple(told)

    def doubt(self, fault: DeskError) -> None:
        """Remember what was too far: given again unchanged, it is meant."""
        if fault.key == "paper_number.far" and fault.field in self.numbers:
            self._doubted[fault.field] = self.numbers[fault.field].value()

    def half_typed(self) -> str:
        """What stands in the fields, as a draft keeps it."""
        said = {name: field.value() for name, field in self.numbers.items() if field.value()}
        nones = [name for name, field in self.nones.items() if field.value()]
        return json.dumps({"numbers": said, "nones": nones}, ensure_ascii=False)

    def put_half_typed(self, text: str | None) -> None:
        """Show what was typed before."""
        if not text:
            return
        kept = json.loads(text)
        for name in self._asked:
            if name in kept["numbers"]:
                self.numbers[name].set_value(kept["numbers"][name])
            elif name in kept["nones"]:
                self.nones[name].set_value(True)

    def _number_typed(self, name: str) -> None:
        if self.numbers[name].value() and self.nones[name].value():
            self.nones[name].set_value(False)

    def _none_checked(self, name: str) -> None:
        if self.nones[name].value() and self.numbers[name].value():
            self.numbers[name].set_value("")


def _known_words(known: LastKnown) -> str:
    said = (
        _("The register knows {number}", number=known.number) if known.sequence else _("none in the register")
    )
    if known.seen > known.sequence:
        said = f"{said}；{_('the register set aside had {number}', number=known.seen_number)}"
    return said
