"""Restoring without anybody signed in: the register is damaged or not there (any more)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.ui.choices import Choices
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.restoring.seats import NobodySignedIn
from mediation_desk.ui.restoring.way import RestorePlace
from mediation_desk.ui.restoring.wizard import RestoreWizard
from mediation_desk.ui.seams import Clock, Files
from mediation_desk.ui.unlock import foot_line
from mediation_desk.words import _


class RestoreFace(QWidget):
    """The way in the middle of the window; `back` without having changed anything."""

    help_place = "face.restore"

    decided = Signal()
    back = Signal()
    broke = Signal(object)

    def __init__(self, folder: Path, state: Path, clock: Clock, files: Files, choices: Choices) -> None:
        super().__init__()
        kept = choices.now.backup_folder
        place = RestorePlace(
            folder=folder, clock=clock, files=files, start=Path(kept) if kept else Path.home()
        )
        self.wizard = RestoreWizard(place, signed_in=False)
        way = self.wizard.way
        way.seat = NobodySignedIn(folder, state, way.beside, way.broke.emit)
        self.wizard.decided.connect(self.decided)
        self.wizard.broke.connect(self.broke)
        leave = Button(_("Leave"))
        leave.clicked.connect(self._leave)
        middle = QWidget()
        column = Column(middle, margin=(12, 16, 12, 12), gap=12)
        head = Row(gap=16)
        head.addWidget(Label(_("Restore from a copy"), "title"))
        head.addStretch(1)
        head.addWidget(leave)
        column.addLayout(head)
        column.addWidget(self.wizard, 1)
        whole = Column(self)
        across = Row()
        across.addStretch(1)
        across.addWidget(size(middle, max_width=984), 1_000)  # or all the window has
        across.addStretch(1)
        whole.addLayout(across, 1)
        whole.addWidget(foot_line(choices))
        self.setFocusProxy(self.wizard.choosing.folder)

    def _leave(self) -> None:
        self.wizard.stop()
        self.back.emit()
