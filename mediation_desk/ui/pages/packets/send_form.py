"""What is chosen to be handed over: to which centre, which kinds, of which time and area."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.packet import CaseChoice, PacketChoice, PacketNoun, Peer
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import size
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.words import _, term

NOUNS = (
    PacketNoun.CASE,
    PacketNoun.HOUSEHOLD,
    PacketNoun.CLUE,
    PacketNoun.HOME_VISIT,
    PacketNoun.FIGURES,
)
DRAFT = "packet_choice"


class SendForm(Form):
    """`read()` gives the choice; what is typed is kept as a draft."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.centre = ComboField("centre", _("For which centre"), [])
        self.nouns = {one: CheckField(f"noun_{one}", term(one)) for one in NOUNS}
        self.fault = Label("", "small", tone="red", wrap=True)
        self.fault.hide()
        self.cases = ComboField("cases", _("Which cases"), [(one, term(one)) for one in CaseChoice])
        self.first = DateField("first", _("From"), optional=True)
        self.last = DateField("last", _("Until"), optional=True)
        self.numbers = MultilineField("numbers", _("Numbers of the cases, one a line"), rows=3)
        self.area = AreaField(desk, "area_id", _("Only in this area"), optional=True)
        self._lay_out()
        self.cases.set_value(CaseChoice.CLOSED)
        self.cases.changed.connect(self._fit)
        self.nouns[PacketNoun.CASE].changed.connect(self._fit)
        self._draft = desk.draft(self, DRAFT, "")
        self.typed.connect(lambda: self._draft.typed(self._told))
        self._draft.look(self._put)
        self._fit()

    def read(self) -> PacketChoice:
        """The choice; DeskError naming the field that cannot be understood."""
        cases = CaseChoice(self.cases.value() or CaseChoice.CLOSED)
        lines = self.numbers.value().split("\n") if cases is CaseChoice.NAMED else []
        return PacketChoice(
            nouns=frozenset(noun for noun, field in self.nouns.items() if field.value()),
            cases=cases,
            first=self.first.value(),
            last=self.last.value(),
            numbers=tuple(dict.fromkeys(one.strip() for one in lines if one.strip())),
            area_id=str(self.area.value()),
        )

    def offer_centres(self, centres: Sequence[Peer]) -> None:
        """Whom packets may be made for; the only one is taken."""
        before = self.centre.value()
        options = [(one.id, one.name) for one in centres if one.retired_at is None]
        self.centre.set_options(options)
        known = [key for key, _name in options]
        self.filling(True)
        if before in known or len(known) == 1:
            self.centre.set_value(before if before in known else known[0])
        self.filling(False)

    def say_fault(self, words: str) -> None:
        """What is wrong with the kinds ticked; "" takes it away."""
        self.fault.setText(words)
        self.fault.setVisible(bool(words))

    def drop_draft(self) -> None:
        """It was handed over: nothing typed waits any more."""
        self._draft.drop()

    def _lay_out(self) -> None:
        self.add(self.centre, self.area)
        ticks = QWidget()
        flow = FlowLayout(ticks)
        for field in self.nouns.values():
            self.know(field)
            flow.addWidget(field)
        self.put(Label(_("What is handed over"), "small"))
        self.put(ticks)
        self.put(self.fault)
        self.add(self.cases)
        self.add(self.first, self.last)
        self.add(size(self.numbers, min_width=200))

    def _fit(self) -> None:
        wanted = bool(self.nouns[PacketNoun.CASE].value())
        self.cases.setVisible(wanted)
        self.numbers.setVisible(wanted and self.cases.value() == CaseChoice.NAMED)
        self.say_fault("")

    def _told(self) -> str:
        told = {
            "nouns": sorted(noun for noun, field in self.nouns.items() if field.value()),
            "cases": self.cases.value(),
            "numbers": self.numbers.value(),
            "first": self.first.text(),
            "last": self.last.text(),
            "area": self.area.text(),
        }
        return json.dumps(told, ensure_ascii=False)

    def _put(self, text: str | None) -> None:
        if text is None:
            return
        told = json.loads(text)
        self.filling(True)
        for noun, field in self.nouns.items():
            field.set_value(noun in told["nouns"])
        self.cases.set_value(CaseChoice(told["cases"]))
        self.numbers.set_value(told["numbers"])
        self.first.set_value(_day(told["first"]))
        self.last.set_value(_day(told["last"]))
        self.area.set_value(told["area"])
        self.filling(False)
        self._fit()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
