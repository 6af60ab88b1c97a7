"""How one copy is opened to be read: one's own password of that day, or first the card or two sheets."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services.restoring import SHEET_FIELDS, CopyDoor
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.sheet_field import SheetField
from mediation_desk.words import _

PASSWORD, CARD, SHEETS = "password", "card", "sheets"
_WAYS = (PASSWORD, CARD, SHEETS)


class CopyOpener(QWidget):
    """`way_chosen` is one of PASSWORD, CARD and SHEETS; the page reads the fields of that way's `form`."""

    def __init__(self) -> None:
        super().__init__()
        words = (_("Own password of that day"), _("Restore card"), _("Two keepers' sheets"))
        self.way = Segments(list(zip(_WAYS, words, strict=True)), name=_("Read the copy with"))
        self.who = ComboField("who", _("Who"), [])
        self.password = PasswordField("password", _("Own password of that day"))
        self.card = TextField("card", _("27 digits of the restore card"), max_length=80)
        self.sheets = tuple(
            SheetField(name, _("Sheet {n}: its words or numbers", n=n))
            for n, name in enumerate(SHEET_FIELDS, start=1)
        )
        self._about = Prose("", "small", tone="ink2")
        self.forms = tuple(Form() for _way in _WAYS)
        fields = ((self.who, self.password), (self.card,), self.sheets)
        self._stack = Stack()
        for form, own in zip(self.forms, fields, strict=True):
            for one in own:
                form.add(one)
            form.column.addStretch(1)
            self._stack.addWidget(form)
        self.password.edit.returnPressed.connect(self.forms[0].submitted)
        self.card.edit.returnPressed.connect(self.forms[1].submitted)
        self._title = Label(_("Read the copy with"), "small")
        column = Column(self, gap=12)
        for part in (self._title, self.way, self._about, self._stack):
            column.addWidget(part)
        self._brought = False
        self.way.changed.connect(self._show)
        self.way.set_value(PASSWORD)

    @property
    def way_chosen(self) -> str:
        """How the person wants to open it."""
        return PASSWORD if self._brought else str(self.way.value())

    @property
    def form(self) -> Form:
        """The fields of that way."""
        return self.forms[_WAYS.index(self.way_chosen)]

    def ask(self, door: CopyDoor, *, brought: bool) -> None:
        """Offer this copy's people; `brought`: card or sheets were right, only passwords are asked."""
        chosen, self._brought = self.who.value(), brought
        self.who.set_options([(one.slot_id, one.name) for one in door.people])
        known = [one.slot_id for one in door.people]
        if known:
            self.who.set_value(chosen if chosen in known else known[0])
        first = CARD if door.card or not door.sheets else SHEETS
        self.way.set_value(PASSWORD if door.passwords_work or brought else first)
        self.way.setVisible(not brought)
        self._title.setVisible(not brought)
        self._show()

    def start(self) -> None:
        """Put the cursor where something is to be typed."""
        fields = list(self.form.fields.values())
        fields[-1 if self.way_chosen == PASSWORD else 0].setFocus()

    def check(self) -> None:
        """DeskError password.empty (field `password`) when nothing was typed there."""
        if self.way_chosen == PASSWORD and not self.password.value():
            raise DeskError("password.empty", field="password")

    def empty(self) -> None:
        """Forget every secret typed."""
        self.password.clear()
        for one in (self.card, *self.sheets):
            one.set_value("")

    def _show(self) -> None:
        way = self.way_chosen
        self._stack.setCurrentIndex(_WAYS.index(way))
        if self._brought:
            self._about.setText(_("copy.brought"))
        else:
            self._about.setText(_("copy.with_password") if way == PASSWORD else _("copy.with_card"))
