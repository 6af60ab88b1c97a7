"""One line under the top bar when a known stick is plugged in and today's copy is still to be made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from mediation_desk.services.access import BACKUP_MAKE
from mediation_desk.services.backups import Backups, list_copies
from mediation_desk.ui.copy_due import CopyDue
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.known_sticks import KnownSticks
from mediation_desk.ui.stick_watch import StickWatch
from mediation_desk.words import _

_AFTER_MS = 1_500
"""A stick that was in before somebody sat down is looked for when the first page stands."""


class StickLine(QWidget):
    """`wanted(folder)`: back up there now. Closed it stays away until the next stick comes."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, due: CopyDue) -> None:
        super().__init__()
        self._desk, self._due = desk, due
        self._sticks = KnownSticks()
        self.folder: Path | None = None
        frame = QFrame()
        frame.setProperty("notice", "pine")
        row = Row(frame, margin=(16, 4, 8, 4), gap=12)
        self.said = Label("")
        self.now = Button(_("Back up now"), "link")
        self.now.clicked.connect(self._now)
        close = IconButton(_("Close"), "x")
        close.clicked.connect(self.hide)
        row.addWidget(IconLabel("usb", "pine"))
        row.addWidget(self.said)
        row.addWidget(self.now)
        row.addStretch(1)
        row.addWidget(close)
        Column(self, margin=(24, 4, 24, 0), gap=4).addWidget(frame)
        self.hide()
        if desk.staff.roles & BACKUP_MAKE:
            StickWatch(desk.files, self).changed.connect(self.look)
            due.changed.connect(self._again)
            QTimer.singleShot(_AFTER_MS, self, self.look)

    def look(self) -> None:
        """Look at what is plugged in now."""
        self.hide()
        self.folder = None
        if self._due.today and self._desk.files.drives():
            self._desk.ask(self, self._told, list_copies)

    def _again(self) -> None:
        if not self._due.today:
            self.hide()

    def _told(self, known: Backups) -> None:
        self._sticks.put(known.sticks)
        for drive in self._desk.files.drives():
            stick = self._sticks.of(drive.path)
            if stick is not None and drive.writable and self._due.today:
                self.folder = drive.path
                self.said.setText(_("Stick {letter} is plugged in", letter=stick.letter))
                self.show()
                return

    def _now(self) -> None:
        self.hide()
        if self.folder is not None:
            self.wanted.emit(self.folder)
