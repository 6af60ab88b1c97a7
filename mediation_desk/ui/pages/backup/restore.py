"""Restoring while signed in: role and password once more, then the copy takes the register's place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.restoring import begin_restore
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import IconButton
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.restore_panel import RestorePanel, RestorePlace
from mediation_desk.words import _


class RestorePage(Page):
    """The panel under a way back; when the swing is decided the desk is locked, which finishes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Restore from a copy"))
        back = IconButton(_("Back"), "chevron-left")
        back.clicked.connect(self._back)
        self.head.set_lead(back)
        kept = desk.choices.now.backup_folder
        place = RestorePlace(
            folder=desk.folder,
            clock=desk.clock,
            files=desk.files,
            start=Path(kept) if kept else Path.home(),
        )
        self.panel = RestorePanel(place, by=desk.staff)
        self.panel.looked.connect(self._looked)
        self.panel.decided.connect(desk.lock)
        self.panel.broke.connect(desk.broke)
        desk.closing.connect(self.panel.stop)
        self.body.addWidget(self.panel, 1)

    def primary(self) -> None:
        """Open and check."""
        self.panel.go_on()

    def panes(self) -> tuple[QWidget, ...]:
        """The panel."""
        return (self.panel,)

    def _looked(self, copy: object) -> None:
        folder = copy if isinstance(copy, Path) else Path()

        def confirmed(said: Confirmed) -> None:
            self.desk.turn(self, self.panel.begin, begin_restore, said, folder)

        ask_password(
            self.desk,
            self,
            confirmed,
            title=_("Restore from a copy"),
            text=_("Nothing is changed yet: the copy is opened and checked first."),
            act=_("Open and check"),
        )

    def _back(self) -> None:
        self.desk.go("backup")
