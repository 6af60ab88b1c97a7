"""A new restore card: shown, printed, typed back; then it counts and the old one stops."""

from __future__ import annotations

from mediation_desk.errors import DeskError
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.recovery import draw_card, renew_card
from mediation_desk.services.recovery_papers import card_for_printer
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.first_start.card_step import CardStep
from mediation_desk.ui.pages.recovery.flow import Flow
from mediation_desk.ui.pages.recovery.printing import print_secret
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _


class Renewing(Flow):
    """Draws a card at once; nothing counts before it was typed back and the password given."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("A new restore card"))
        self._card, self._typed = draw_card(), ""
        self.card = CardStep(self._card)
        self.card.print_wanted.connect(self._print)
        self.card.typed_back.connect(self._confirm)
        self.add_face(self.card)
        self._name()

    @property
    def begun(self) -> bool:
        """Somebody may have printed the card already."""
        return bool(self._card)

    def go_on(self) -> None:
        """From showing to typing, from typing to the password."""
        self.hush()
        if not self.card.on_to_typing():
            self.card.give()
        self._name()

    def go_back(self) -> None:
        """Look at the card again."""
        self.card.back_to_card()
        self._name()

    def forget(self) -> None:
        """Drop the card and what was typed of it."""
        self.card.clear_clipboard()
        self._card = self._typed = ""
        self.card.back.set_value("")

    def _name(self) -> None:
        typing = self.card.faces.currentIndex() == 1
        self.back.setVisible(typing)
        self.on.set_text(_("Check and use this card") if typing else _("I have it on paper"))

    def _confirm(self, typed: str) -> None:
        self._typed = typed
        ask_password(
            self.desk,
            self,
            self._renew,
            title=_("Use the new restore card"),
            text=_("The former card stops at once. Please destroy it when the new one lies in the safe."),
        )

    def _renew(self, confirmed: Confirmed) -> None:
        self.on.block(_("Working …"))
        self.desk.turn(
            self, self._renewed, renew_card, confirmed, self._card, self._typed, failed=self._refused
        )

    def _renewed(self, _wrong: object) -> None:
        self.on.allow()
        self.forget()
        self.done.emit(_("The new card counts; the former one opens nothing any more"))

    def _refused(self, error: DeskError) -> None:
        self.refuse(None, error)

    def _print(self) -> None:
        print_secret(self.desk, self, card_for_printer, self._card)
