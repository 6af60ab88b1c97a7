"""A password somebody types themselves at this desk: their first one, or another because it was forgotten."""

from __future__ import annotations

from collections.abc import Callable

from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.rekey import Rekeyed
from mediation_desk.services.sign_in_keys import give_sign_in, reset_password
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.first_start.password_step import PasswordStep
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.pages.staff.panel import Panel
from mediation_desk.ui.pages.staff.rekeying import Rekeying
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _


class PasswordPanel(Panel):
    """For `member`; with `resets` they had a password, and it may be known to somebody else."""

    def __init__(
        self, desk: Desk, member: Staff, related: Callable[[], tuple[str, ...]], *, resets: bool
    ) -> None:
        title = _("A new password for {name}") if resets else _("Sign-in for {name}")
        super().__init__(desk, title.format(name=member.name))
        self._member, self._resets = member, resets
        self.add(Prose(_("{name} types the password here, alone.", name=member.name), "body_strong"))
        self.add(Prose(_("staff.reset_help") if resets else _("staff.give_help"), tone="ink2"))
        self.known = CheckField("known", _("Somebody may know the old password: give the register a new key"))
        self.rekeying = Rekeying(desk)
        self.rekeying.hide()
        if resets:
            self.add(self.known)
            self.known.changed.connect(lambda: self.rekeying.setVisible(self.known.value()))
            self.add(self.rekeying)
        self.form = PasswordStep(related)
        self.form.password.set_label(_("New password"))
        self.form.submitted.connect(self.go_on)
        self.add(self.form)
        self.keep = Button(_("Give the new password") if resets else _("Let them sign in"), "primary")
        self.keep.clicked.connect(self.go_on)
        self.foot(self.keep)

    def start(self) -> None:
        """Into the password, past the tick above it."""
        self.form.password.setFocus()

    def go_on(self) -> None:
        """The director's own password once more, then the keys are turned."""
        if self.locked:
            return
        self.form.clear_errors()
        self.said.hide()
        try:
            self.form.read()
        except DeskError as fault:
            self.refuse(fault, self.form)
            return
        title = self.title.text()
        text = _("Your own password, not the new one.")
        ask_password(self.desk, self, self._confirmed, title=title, text=text, act=self.keep.text())

    def _confirmed(self, confirmed: Confirmed) -> None:
        typed, member = self.form.password.value(), self._member
        self._run(True)
        if not self._resets:
            done, service = self._given, give_sign_in
            self.desk.turn(self, done, service, confirmed, member.id, typed, failed=self._refused)
            return
        known = bool(self.known.value())
        if known:
            self.rekeying.begin()
            self._make_room(True)
        self.desk.turn(
            self,
            self._reset,
            reset_password,
            confirmed,
            member.id,
            typed,
            known=known,
            tell=self.rekeying.tell,
            failed=self._refused,
        )

    def _given(self, _nothing: object) -> None:
        self.form.forget_secrets()
        self._run(False)
        self.finished.emit(_("{name} signs in from now on", name=self._member.name))

    def _reset(self, made: Rekeyed | None) -> None:
        self.form.forget_secrets()
        self._run(False)
        if made is None:
            self.finished.emit(_("{name} has a new password", name=self._member.name))
        else:
            self.rekeying.done(made)
            self.keep.hide()
            self.back.set_text(_("Back to the list"))

    def _refused(self, error: DeskError) -> None:
        self._run(False)
        if self.known.value():
            self.rekeying.failed(error)
            self._make_room(False)
        self.refuse(error, self.form)

    def _make_room(self, runs: bool) -> None:
        """Nothing is typed while keys are turned: the steps and their last sentence need the room."""
        for beside in (self.known, self.form):
            beside.setVisible(not runs)

    def _run(self, runs: bool) -> None:
        self.locked = runs
        for button in (self.keep, self.back):
            if runs:
                button.block(_("Keys are being turned …"))
            else:
                button.allow()
