"""The field a restore card is typed into: it counts groups, and says which group is not right."""

from __future__ import annotations

from mediation_desk.domain import restore_card
from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, sentence

_USUAL = 80


class CardField(TextField):
    """27 digits in groups of three, however they are typed; checked as soon as all of them stand."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label, helper=_("Gaps and dashes do not matter"), max_length=_USUAL)
        self.changed.connect(self._look)

    def _look(self) -> None:
        typed = self.value()
        digits = sum(sign.isdecimal() for sign in typed)
        self.set_checked(False)
        if digits < restore_card.DIGITS:
            groups = digits // restore_card.GROUP
            said = _("{n} of {all} groups", n=groups, all=restore_card.GROUPS)
            self.set_helper(said if digits else _("Gaps and dashes do not matter"))
            return
        try:
            restore_card.read(typed)
        except DeskError as refused:
            self.set_error(sentence(refused))
            return
        self.set_helper(_("All nine groups agree with one another"))
        self.set_checked(True)
