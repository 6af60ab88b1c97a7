"""How copies are opened: by a password of their time on this PC, the restore card, or two keepers' sheets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mediation_desk.domain import restore_card
from mediation_desk.errors import DeskError
from mediation_desk.services.copy_keys import (
    SHEET_FIELDS,
    CopyKey,
    key_by_card,
    key_by_password,
    key_by_sheets,
)
from mediation_desk.services.generations import StickDoor
from mediation_desk.ui.card_field import CardField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.sheet_field import SheetField
from mediation_desk.words import _

_WAYS = ("password", "card", "sheets")


class CopyOpening(QWidget):
    """`ask(door)` offers the ways the copies have; `key(…)` gives what was typed as work to be done."""

    def __init__(self, *, of_today: bool = False) -> None:
        """`of_today`: it is the register's own key file, and today's password opens it."""
        super().__init__()
        self._of_today = of_today
        password = _("Password") if of_today else _("Password of that day")
        words = (password, _("Restore card"), _("Two keepers' sheets"))
        self.way = Segments(list(zip(_WAYS, words, strict=True)), name=_("Open the copies with"))
        self.who = ComboField("who", _("Who"), [])
        self.password = PasswordField("password", password)
        self.card = CardField("card", _("27 digits of the restore card"))
        self.sheets = tuple(
            SheetField(name, _("Sheet {n}: its words or numbers", n=n))
            for n, name in enumerate(SHEET_FIELDS, start=1)
        )
        self.hint = Prose("", "small", tone="ink2")
        self._door: StickDoor | None = None
        self._forms = tuple(Form() for _way in _WAYS)
        for form, fields in zip(
            self._forms, ((self.who, self.password), (self.card,), self.sheets), strict=True
        ):
            for one in fields:
                form.add(one)
            form.column.addStretch(1)
        self._stack = Stack()
        for form in self._forms:
            self._stack.addWidget(form)
        column = Column(self, gap=12)
        self.asked = Label(_("Open the copies with"), "small")
        column.addWidget(self.asked)
        column.addWidget(self.way)
        column.addWidget(self.hint)
        column.addWidget(self._stack)
        self.way.changed.connect(self._show)
        self.way.set_value("password")

    @property
    def form(self) -> Form:
        """The fields of the way chosen; `submitted` when Ctrl+Enter was pressed in one."""
        return self._forms[_WAYS.index(self.way.value())]

    @property
    def forms(self) -> tuple[Form, ...]:
        """The fields of every way."""
        return self._forms

    def ask(self, door: StickDoor) -> None:
        """Offer these copies' people; begin with a way that works on this computer. What was typed stays."""
        again = self._door is not None and self._door.headers == door.headers
        self._door = door
        if again:
            return
        self.who.set_options([(one.slot_id, one.name) for one in door.people])
        if door.people:
            self.who.set_value(door.people[0].slot_id)
        first = "password" if door.passwords_work else "card" if door.card or not door.sheets else "sheets"
        self.way.set_value(first)
        self._show()

    def begin(self) -> None:
        """Put the cursor where something is to be typed."""
        first = self.password if self.way.value() == "password" else next(iter(self.form.fields.values()))
        first.setFocus()

    def key(self, state_folder: Path, now: datetime) -> Callable[[], CopyKey]:
        """What was typed, as work of about a second. DeskError at once for a field that is empty or wrong."""
        way, door = self.way.value(), self._door
        headers = door.headers if door else ()
        if way == "password":
            who, password = str(self.who.value()), self.password.value()
            if not password:
                raise DeskError("password.empty", field="password")
            return lambda: key_by_password(headers, state_folder, who, password, now)
        if way == "card":
            digits = self.card.value()
            restore_card.read(digits)
            return lambda: key_by_card(headers, state_folder, digits, now)
        typed = (self.sheets[0].value(), self.sheets[1].value())
        return lambda: key_by_sheets(headers, state_folder, typed, now)

    def empty(self) -> None:
        """Forget every secret typed."""
        self.password.clear()
        for one in (self.card, *self.sheets):
            one.set_value("")

    def _show(self) -> None:
        way = self.way.value()
        self._stack.setCurrentIndex(_WAYS.index(way))
        works = self._door is None or self._door.passwords_work
        self.hint.setText(_("restore.no_password_here") if way == "password" and not works else _HINTS[way]())
        self.hint.setVisible(bool(self.hint.face) and not (self._of_today and works))


_HINTS: dict[str, Callable[[], str]] = {
    "password": lambda: _("restore.by_password"),
    "card": lambda: _("restore.by_card"),
    "sheets": lambda: _("restore.by_sheets"),
}
