"""Removing somebody for good, or giving the register a new key on its own: what it does and does not do."""

from __future__ import annotations

from mediation_desk.errors import DeskError
from mediation_desk.services.leaving import LeavingLook, remove, renew_register_key
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.rekey import Rekeyed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button, DangerButton
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.pages.staff.panel import Panel
from mediation_desk.ui.pages.staff.rekeying import Rekeying
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _


class RekeyPanel(Panel):
    """A new register key and nothing else."""

    def __init__(self, desk: Desk, title: str = "") -> None:
        super().__init__(desk, title or _("A new key for the register"))
        self.rekeying = Rekeying(desk)
        self.runs = Button(_("Give the register a new key"), "primary", icon="key")
        self.runs.clicked.connect(self.go_on)
        self.fill()

    def fill(self) -> None:
        """What stands in the sheet."""
        self.add(Prose(_("rekey.when")))
        self.add(self.rekeying)
        self.foot(self.runs)

    def go_on(self) -> None:
        """Ask for the password, then begin."""
        if not self.locked:
            ask_password(self.desk, self, self.run, title=self.title.text(), act=self.runs.text())

    def run(self, confirmed: Confirmed) -> None:
        """Turn the key."""
        self.begin()
        self.desk.turn(
            self,
            self.made,
            renew_register_key,
            confirmed,
            tell=self.rekeying.tell,
            failed=self.refused,
        )

    def begin(self) -> None:
        """Nothing else may be pressed now."""
        self.locked = True
        self.said.hide()
        self.rekeying.begin()
        for button in (self.runs, self.back):
            button.block(_("Keys are being turned …"))

    def made(self, done: Rekeyed | None) -> None:
        """It counts."""
        self.locked = False
        self.back.allow()
        self.back.set_text(_("Back to the list"))
        self.runs.hide()
        if done is not None:
            self.rekeying.done(done)

    def refused(self, error: DeskError) -> None:
        """Say why not; the register is as it was, or the desk is locked because nobody can be sure."""
        self.locked = False
        for button in (self.runs, self.back):
            button.allow()
        self.rekeying.failed(error)


class RemovePanel(RekeyPanel):
    """What only `look.member` can open is lost knowingly or not at all."""

    def __init__(self, desk: Desk, look: LeavingLook) -> None:
        self._look = look
        super().__init__(desk, _("Remove {name}", name=look.member.name))

    def fill(self) -> None:
        """What happens, what would be lost, and the red button."""
        look, name = self._look, self._look.member.name
        self.add(Prose(_("staff.remove_what", name=name)))
        self.form = Form()
        self.lose = CheckField("lose_texts", _("I know that these texts can never be opened again"))
        if look.only_theirs:
            self.add(Notice(_("staff.loses_texts", n=look.only_theirs, name=name), "red"))
            self.form.add(self.lose)
            self.add(self.form)
        if look.private:
            self.add(Notice(_("staff.loses_private", n=look.private, name=name), "amber"))
        acts = [(_("Make a new restore card"), self._to_card)]
        self.add(Notice(_("staff.card_seen", name=name), "amber", acts=acts))
        if look.member.signs_in:
            self.add(self.rekeying)
        self.runs = DangerButton(_("Remove for good"))
        self.runs.confirmed.connect(self.go_on)
        self.foot(self.runs)

    def run(self, confirmed: Confirmed) -> None:
        """Remove them."""
        self.form.clear_errors()
        self.begin()
        self.desk.turn(
            self,
            self.made,
            remove,
            confirmed,
            self._look.member.id,
            lose_texts=self.lose.value(),
            tell=self.rekeying.tell,
            failed=self.refused,
        )

    def made(self, done: Rekeyed | None) -> None:
        """They are gone; the restore card may have to follow."""
        super().made(done)
        if done is None:
            self.finished.emit(_("{name} was removed", name=self._look.member.name))

    def refused(self, error: DeskError) -> None:
        """Beside the tick, or where the progress stands."""
        super().refused(error)
        self.refuse(error, self.form)

    def _to_card(self) -> None:
        self.desk.go("recovery", "renew")
