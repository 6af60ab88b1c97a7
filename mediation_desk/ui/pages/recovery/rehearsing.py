"""A rehearsal: type the card or two sheets from paper; it proves them and replaces nothing."""

from __future__ import annotations

from mediation_desk.domain import restore_card
from mediation_desk.domain.recovery import Rehearsed
from mediation_desk.errors import DeskError
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.recovery import check_typed_sheets, rehearse_card, rehearse_sheets
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.pages.recovery.flow import Flow
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.sheet_field import SheetField
from mediation_desk.words import _


class Rehearsing(Flow):
    """Of the card, or of two keepers' sheets."""

    def __init__(self, desk: Desk, what: Rehearsed) -> None:
        card = what is Rehearsed.CARD
        super().__init__(desk, _("Rehearse with the card") if card else _("Rehearse with two sheets"))
        self.what = what
        self.form = Form()
        self.card = TextField("card", _("27 digits of the restore card"), max_length=80)
        self.one = SheetField("sheet_a", _("One keeper's sheet"))
        self.other = SheetField("sheet_b", _("Another keeper's sheet"))
        self.form.put(Prose(_("Type it from the paper. Nothing is replaced; the day is recorded.")))
        for field in (self.card,) if card else (self.one, self.other):
            self.form.add(field)
        for field in (self.one, self.other) if card else (self.card,):
            field.hide()
        self.form.column.addStretch(1)
        self.add_face(self.form)
        self.back.hide()
        self.on.set_text(_("Check it"))

    @property
    def begun(self) -> bool:
        """Whether something was typed."""
        return bool(self.card.value() or self.one.value() or self.other.value())

    def go_on(self) -> None:
        """What cannot be a card or sheet is said at once; else the password, then the proof."""
        self.hush()
        self.form.clear_errors()
        try:
            self._check()
        except DeskError as fault:
            self._refused(fault)
            return
        ask_password(
            self.desk, self, self._prove, title=self.sheet.title.text(), text=_("Nothing is replaced by it.")
        )

    def forget(self) -> None:
        """Drop what was typed."""
        for field in (self.card, self.one, self.other):
            field.set_value("")

    def _check(self) -> None:
        if self.what is Rehearsed.CARD:
            restore_card.read(self.card.value())
        else:
            check_typed_sheets((self.one.value(), self.other.value()))

    def _prove(self, confirmed: Confirmed) -> None:
        self.on.block(_("Working …"))
        if self.what is Rehearsed.CARD:
            typed = self.card.value()
            self.desk.turn(self, self._proved, rehearse_card, confirmed, typed, failed=self._refused)
        else:
            two = (self.one.value(), self.other.value())
            self.desk.turn(self, self._proved, rehearse_sheets, confirmed, two, failed=self._refused)

    def _proved(self, _value: object) -> None:
        self.on.allow()
        self.forget()
        self.done.emit(
            _("The card opens the register")
            if self.what is Rehearsed.CARD
            else _("The two sheets open the register and what is sealed")
        )

    def _refused(self, error: DeskError) -> None:
        self.refuse(self.form, error)
