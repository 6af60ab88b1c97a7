"""Fetching the file of a scan from a copy, when the register's own is gone or spoiled."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mediation_desk.domain.attachment import Attachment
from mediation_desk.errors import DeskError
from mediation_desk.services.access import DOSSIER_WRITE
from mediation_desk.services.attachment_return import FAULTS, bring_attachment_back
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.scan_view import ScanView
from mediation_desk.words import _, sentence


class Bringing(QObject):
    """`offer(scan, why it does not open)`; `brought` with the scan once its file is in its place again."""

    brought = Signal(object)

    def __init__(self, desk: Desk, view: ScanView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._one: Attachment | None = None
        view.bring_wanted.connect(self.fetch)

    def offer(self, one: Attachment, why: DeskError) -> None:
        """Offer it where a copy may help, to whoever keeps the dossier."""
        self._one = one
        if why.key in FAULTS and self._desk.staff.roles & DOSSIER_WRITE:
            self._view.offer_bringing()

    def fetch(self) -> None:
        """Ask for the stick or folder; the row of the scan says what the file must be."""
        one, kept = self._one, self._desk.choices.now.backup_folder
        start = Path(kept) if kept else Path.home()
        folder = self._desk.files.folder(self._view, _("Stick or folder"), start)
        if one is None or folder is None:
            return

        def brought(_copy: Path) -> None:
            self._desk.toast(_("It is back from the backup, and whole."))
            self.brought.emit(one)

        def failed(error: DeskError) -> None:
            self._view.say(sentence(error))
            self._view.offer_bringing()

        self._desk.do(self, brought, bring_attachment_back, one.id, folder, failed=failed)
