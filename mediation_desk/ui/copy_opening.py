"""How a copy is opened: by a password of its time on this PC, its restore card, or two keepers' sheets."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from mediation_desk.errors import DeskError
from mediation_desk.register.copy_prove import Unlock
from mediation_desk.services.restoring import SHEET_FIELDS, CopyDoor, by_card, by_password, by_sheets
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.sheet_field import SheetField
from mediation_desk.words import _

_WAYS = ("password", "card", "sheets")


class CopyOpening(QWidget):
    """`ask(door)` offers the ways the copy has; `unlock(…)` gives what was typed as a way to open it."""

    def __init__(self) -> None:
        super().__init__()
        words = (_("Password of that day"), _("Restore card"), _("Two keepers' sheets"))
        self.way = Segments(list(zip(_WAYS, words, strict=True)), name=_("Open the copy with"))
        self.who = ComboField("who", _("Who"), [])
        self.password = PasswordField("password", _("Password of that day"))
        self.card = TextField("card", _("27 digits of the restore card"), max_length=80)
        self.sheets = tuple(
            SheetField(name, _("Sheet {n}: its words or numbers", n=n))
            for n, name in enumerate(SHEET_FIELDS, start=1)
        )
        self._forms = tuple(Form() for _way in _WAYS)
        for form, fields in zip(
            self._forms, ((self.who, self.password), (self.card,), self.sheets), strict=True
        ):
            for one in fields:
                form.add(one)
            form.column.addStretch(1)
        self._stack = QStackedWidget()
        for form in self._forms:
            self._stack.addWidget(form)
        column = Column(self, gap=12)
        column.addWidget(Label(_("Open the copy with"), "small"))
        column.addWidget(self.way)
        column.addWidget(self._stack)
        self.way.changed.connect(self._show)
        self.way.set_value("password")

    @property
    def form(self) -> Form:
        """The fields of the way chosen; `submitted` when Enter was pressed in the last."""
        return self._forms[_WAYS.index(self.way.value())]

    @property
    def forms(self) -> tuple[Form, ...]:
        """The fields of every way."""
        return self._forms

    def ask(self, door: CopyDoor) -> None:
        """Offer this copy's people; begin with the way that works on this computer."""
        self.empty()
        self.who.set_options([(one.slot_id, one.name) for one in door.people])
        if door.people:
            self.who.set_value(door.people[0].slot_id)
        first = "password" if door.passwords_work else "card" if door.card or not door.sheets else "sheets"
        self.way.set_value(first)

    def unlock(self, copy: Path, state_folder: Path, now: datetime) -> Unlock:
        """What was typed, as a way to open. DeskError beside the field that is empty."""
        way = self.way.value()
        if way == "password":
            if not self.password.value():
                raise DeskError("password.empty", field="password")
            return by_password(copy, state_folder, str(self.who.value()), self.password.value(), now)
        if way == "card":
            return by_card(copy, state_folder, self.card.value(), now)
        return by_sheets(copy, state_folder, (self.sheets[0].value(), self.sheets[1].value()), now)

    def empty(self) -> None:
        """Forget every secret typed."""
        self.password.clear()
        for one in (self.card, *self.sheets):
            one.set_value("")

    def _show(self) -> None:
        self._stack.setCurrentIndex(_WAYS.index(self.way.value()))
