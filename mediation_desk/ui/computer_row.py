"""The settings' row of unlocking with this computer: what it opens, what not, and the switch."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services.computer_slot import (
    ComputerChoice,
    computer_choice,
    set_computer_up,
    take_computer_away,
)
from mediation_desk.services.os_keyring import OsKeyring
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.setting_row import SettingRow
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _, sentence


class ComputerRow(QWidget):
    """On by the password, off at once; nothing of it is shown to directors who never had it."""

    def __init__(self, desk: Desk, keyring: OsKeyring) -> None:
        super().__init__()
        self._desk, self._keyring = desk, keyring
        self.use = Button(_("Use this computer"), compact=True)
        self.stop = Button(_("Use it no more"), compact=True)
        self._row = SettingRow(_("Open with this computer"), _said(False), self.stop, self.use)
        column = Column(self, gap=0)
        column.addWidget(self._row)
        self.rows = {"computer": self._row}
        self.use.clicked.connect(self.ask)
        self.stop.clicked.connect(self.take_away)
        self.hide()
        if not desk.with_keys:
            for button in (self.use, self.stop):
                button.block(_("sealed.no_seat"))

    def look(self) -> None:
        """Ask how it stands."""
        self._desk.ask(self, self._show, computer_choice)

    def ask(self) -> None:
        """Ask for the password, then set it up."""
        ask_password(
            self._desk,
            self,
            self._confirmed,
            title=_("Open with this computer"),
            text=_(
                "Whoever can use this computer's account will then open the register in your name. What is "
                "sealed stays closed; nothing can be signed, and no staff changed."
            ),
            act=_("Use this computer"),
        )

    def take_away(self) -> None:
        """Stop at once; the password works as before."""
        self._desk.turn(self, self._changed, take_computer_away, self._keyring)

    def _confirmed(self, confirmed: Confirmed) -> None:
        self._desk.turn(self, self._changed, set_computer_up, confirmed, self._keyring, failed=self._refused)

    def _refused(self, error: DeskError) -> None:
        self._desk.notice(sentence(error), of=self)
        self.look()

    def _changed(self, _value: object) -> None:
        self.look()

    def _show(self, choice: ComputerChoice) -> None:
        self.setVisible(choice.offered or choice.on)
        self._row.say(_said(choice.on))
        self.use.setVisible(not choice.on)
        self.stop.setVisible(choice.on)


def _said(on: bool) -> str:
    if on:
        return _(
            "In use when the program starts; after a lock the password is asked. What is sealed stays closed"
        )
    return _("Without a password when the program starts: no sealed texts, no signing, no staff")
