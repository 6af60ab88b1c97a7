"""What the window shows while the demo's invented cases are being made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, size
from mediation_desk.words import _


class DemoPage(QWidget):
    """One moment, please: nothing here is real."""

    def __init__(self) -> None:
        super().__init__()
        middle = QWidget()
        column = Column(middle, gap=12)
        column.addWidget(Label(_("Mediation Desk"), "display", tone="pine"))
        column.addWidget(Label(_("Preparing the demo …"), "section"))
        said = _(
            "Some sixty invented cases are made in a temporary folder and deleted when you close the window."
        )
        column.addWidget(Label(said, tone="ink2", wrap=True))
        whole = Column(self)
        whole.addWidget(size(middle, width=640), 0, Qt.AlignmentFlag.AlignCenter)
