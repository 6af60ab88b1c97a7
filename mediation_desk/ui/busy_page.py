"""What the window shows while something must be finished before anybody may sign in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, size
from mediation_desk.words import _


class BusyPage(QWidget):
    """One sentence, for a moment."""

    def __init__(self, said: str) -> None:
        super().__init__()
        middle = QWidget()
        column = Column(middle, gap=12)
        column.addWidget(Label(_("Mediation Desk"), "display", tone="pine"))
        column.addWidget(Label(said, "section", wrap=True))
        whole = Column(self)
        whole.addWidget(size(middle, width=640), 0, Qt.AlignmentFlag.AlignCenter)
