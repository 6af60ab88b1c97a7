"""One's own password: another one, or, when somebody may know it, new keys altogether."""

from __future__ import annotations

from collections.abc import Callable

from mediation_desk.errors import DeskError
from mediation_desk.services.own_password import change_own_password, renew_own_keys
from mediation_desk.services.rekey import Rekeyed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.first_start.password_step import PasswordStep
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.ui.pages.staff.panel import Panel
from mediation_desk.ui.pages.staff.rekeying import Rekeying
from mediation_desk.words import _


class OwnPasswordPanel(Panel):
    """Old, new, new once more."""

    def __init__(self, desk: Desk, related: Callable[[], tuple[str, ...]]) -> None:
        super().__init__(desk, _("Change my password"))
        self.add(Prose(_("staff.own_password_help"), tone="ink2"))
        self.known = CheckField("known", _("Somebody may know my old password"), helper=_("staff.known_help"))
        self.known.changed.connect(self._show_rekeying)
        self.add(self.known)
        self.rekeying = Rekeying(desk)
        self.rekeying.hide()
        self.add(self.rekeying)
        self.before = Form()
        self.old = PasswordField("old", _("The password you have now"))
        self.before.add(self.old)
        self.add(self.before)
        self.form = PasswordStep(related)
        self.form.password.set_label(_("New password"))
        self.form.submitted.connect(self.go_on)
        self.add(self.form)
        self.keep = Button(_("Change it"), "primary", icon="lock")
        self.keep.clicked.connect(self.go_on)
        self.foot(self.keep)

    def start(self) -> None:
        """The old one first."""
        self.old.setFocus()

    def go_on(self) -> None:
        """Change it; every refusal stands beside its field."""
        if self.locked:
            return
        self.before.clear_errors()
        self.form.clear_errors()
        self.said.hide()
        try:
            typed = self.form.read()
        except DeskError as fault:
            self.refuse(fault, self.form)
            return
        self._run(True)
        old = self.old.value()
        if self.known.value():
            self.rekeying.begin()
            self._make_room(True)
            self.desk.turn(
                self, self._renewed, renew_own_keys, old, typed, self.rekeying.tell, failed=self._refused
            )
        else:
            self.desk.turn(self, self._changed, change_own_password, old, typed, failed=self._refused)

    def _changed(self, _nothing: object) -> None:
        self._forget()
        self.finished.emit(_("Your new password counts from now on"))

    def _renewed(self, made: Rekeyed) -> None:
        self._forget()
        self.rekeying.done(made)
        self.keep.hide()
        self.back.set_text(_("Back to the list"))

    def _refused(self, error: DeskError) -> None:
        self._run(False)
        if self.known.value():
            if error.field:
                self.rekeying.wait()
            else:
                self.rekeying.failed(error)
            self._make_room(False)
        self.refuse(error, self.before if error.field == "old" else self.form)

    def _make_room(self, runs: bool) -> None:
        """Nothing is typed while keys are turned: the steps and their last sentence need the room."""
        for beside in (self.known, self.before, self.form):
            beside.setVisible(not runs)

    def _forget(self) -> None:
        self.old.clear()
        self.form.forget_secrets()
        self._run(False)

    def _show_rekeying(self) -> None:
        self.rekeying.setVisible(self.known.value())

    def _run(self, runs: bool) -> None:
        self.locked = runs
        for button in (self.keep, self.back):
            if runs:
                button.block(_("Keys are being turned …"))
            else:
                button.allow()
