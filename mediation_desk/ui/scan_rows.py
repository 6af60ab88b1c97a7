"""The settings' rows for scans: the scanner's folder on this computer, and the copies that lie outside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QSizePolicy, QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services.access import DOSSIER_WRITE
from mediation_desk.services.scan_folder import check_scan_folder
from mediation_desk.ui.copies_outside import CopiesOutside
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.setting_row import SettingRow
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.setting_change import change_here
from mediation_desk.words import _, sentence


class ScanRows(QWidget):
    """Choose a folder or none; `look` asks for the copies."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.choose = Button(_("Choose a folder"), compact=True)
        self.none = Button(_("Use no folder"), compact=True)
        self._row = SettingRow(_("Scanner's folder"), "", self.none, self.choose)
        self.rows = {"folder": self._row}
        self.refused = Prose("", "small", tone="red")
        self.copies = CopiesOutside(desk)
        self.folder = Sheet(_("Scans"), margin=24, gap=0)
        self.folder.add(self._row)
        self.folder.add(self.refused)
        self.folder.setVisible(bool(desk.staff.roles & DOSSIER_WRITE))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = Column(self, gap=16)
        column.addWidget(self.folder)
        column.addWidget(self.copies)
        self.choose.clicked.connect(self._choose)
        self.none.clicked.connect(lambda: change_here(desk, self._row.name, scan_folder=""))
        desk.choices.changed.connect(self._say)
        self._say()

    def look(self, *, bring: bool = False) -> None:
        """Ask for the copies outside again, and perhaps bring them into sight."""
        self.copies.look(bring=bring)

    def _choose(self) -> None:
        start = Path(self._desk.choices.now.scan_folder or Path.home())
        chosen = self._desk.files.folder(self, _("Scanner's folder"), start)
        if chosen is None:
            return
        try:
            check_scan_folder(self._desk.folder, chosen)
        except DeskError as error:
            self.refused.setText(sentence(error))
            self.refused.show()
            return
        change_here(self._desk, self._row.name, scan_folder=str(chosen))

    def _say(self, _names: object = None) -> None:
        folder = self._desk.choices.now.scan_folder
        self.refused.hide()
        self.none.setVisible(bool(folder))
        self._row.say(folder or _("None. Set your scanner to write into a folder, and choose it here."))
