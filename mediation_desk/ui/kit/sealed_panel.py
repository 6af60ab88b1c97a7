"""What is sealed to others: a lock and a sentence over the hatch, never the text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.labels import IconLabel, Prose
from mediation_desk.ui.kit.layout import Row, size


class SealedPanel(QFrame):
    """`said`: by whom it was sealed, when, how long it is."""

    def __init__(self, said: str) -> None:
        super().__init__()
        row = Row(self, margin=16, gap=12)
        row.addWidget(IconLabel("lock", "ink2", 20, line=24), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Prose(said), 1, Qt.AlignmentFlag.AlignTop)
        size(self, min_height=96)
        self.setAccessibleName(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hatch."""
        super().paintEvent(event)
        paint.hatch(QPainter(self), QRectF(self.rect()))
