"""By what the restored copy is opened in a drill: card, two sheets, or this computer's own key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain import restore_card
from mediation_desk.domain.drill import DrillHow
from mediation_desk.register.vault.sheets import read_sheet
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.sheet_field import SheetField
from mediation_desk.words import N_, _, term

SHEETS = ("sheet_1", "sheet_2")
_SAYS = {
    DrillHow.CARD: N_("drill.way.card"),
    DrillHow.SHEETS: N_("drill.way.sheets"),
    DrillHow.OWN_KEY: N_("drill.way.own_key"),
}


class DrillWay(QWidget):
    """`submitted` when Enter was pressed in the last field of the way chosen."""

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.way = Segments([(how, term(how)) for how in DrillHow], name=_("Open the copy with"))
        self.way.break_lines()
        self.card = TextField("card", _("27 digits of the restore card"), max_length=80)
        self.sheets = tuple(
            SheetField(name, _("Sheet {n}: its words or numbers", n=n)) for n, name in enumerate(SHEETS, 1)
        )
        self.forms = {how: Form() for how in DrillHow}
        for how, fields in zip(DrillHow, ((self.card,), self.sheets, ()), strict=True):
            form = self.forms[how]
            form.put(Prose(_(_SAYS[how]), "small", tone="ink2"))
            for one in fields:
                form.add(one)
            form.submitted.connect(self.submitted)
        self.card.edit.returnPressed.connect(self.submitted)
        column = Column(self, gap=8)
        column.addWidget(Label(_("Open the copy with"), "small"))
        column.addWidget(self.way)
        for form in self.forms.values():
            column.addWidget(form)  # not stacked: the shortest one leaves its room to what stands below
        self.way.changed.connect(self._show)
        self.way.set_value(DrillHow.CARD)

    @property
    def how(self) -> DrillHow:
        """The way chosen."""
        return DrillHow(self.way.value())

    @property
    def form(self) -> Form:
        """Its fields."""
        return self.forms[self.how]

    def typed(self) -> tuple[str, ...]:
        """What was typed, looked at as far as can be done without a copy. DeskError beside its field."""
        if self.how is DrillHow.CARD:
            restore_card.read(self.card.value())
            return (self.card.value(),)
        if self.how is DrillHow.SHEETS:
            for field in self.sheets:
                read_sheet(field.value(), field.name)
            return tuple(field.value() for field in self.sheets)
        return ()

    def empty(self) -> None:
        """Forget every secret typed."""
        for field in (self.card, *self.sheets):
            field.set_value("")

    def _show(self) -> None:
        for how, form in self.forms.items():
            form.setVisible(how is self.how)
