"""Restoring while signed in: the way is walked with one's own key, the password decides."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.restoring.seats import SignedIn
from mediation_desk.ui.restoring.way import RestorePlace
from mediation_desk.ui.restoring.wizard import STICK, RestoreWizard
from mediation_desk.words import _


class RestorePage(Page):
    """The way under a way back; when the swing is decided the desk is locked, which finishes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Restore from a copy"))
        back = IconButton(_("Back"), "chevron-left")
        back.clicked.connect(self._back)
        self.head.set_lead(back)
        after = Button(_("After the restore"), "link")
        after.clicked.connect(lambda: desk.go("after_restore"))
        self.head.add_button(after)
        kept = desk.choices.now.backup_folder
        place = RestorePlace(
            folder=desk.folder,
            clock=desk.clock,
            files=desk.files,
            start=Path(kept) if kept else Path.home(),
        )
        self.wizard = RestoreWizard(place, signed_in=True)
        self.wizard.way.seat = SignedIn(desk, self)
        self.wizard.decided.connect(desk.lock)
        self.wizard.broke.connect(desk.broke)
        desk.closing.connect(self.wizard.stop)
        self.body.addWidget(self.wizard, 1)

    def opened(self, *_args: object) -> None:
        """Offer the sticks that are plugged in now; whatever was begun stays."""
        if self.wizard.step == STICK:
            self.wizard.choosing.offer()

    def primary(self) -> None:
        """The main button of the step."""
        self.wizard.go_on()

    def panes(self) -> tuple[QWidget, ...]:
        """The way."""
        return (self.wizard,)

    def _back(self) -> None:
        self.desk.go("backup")
