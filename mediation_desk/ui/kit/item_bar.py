"""How far a form of many questions is: one short bar per question."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from mediation_desk.ui import style
from mediation_desk.words import _


class ItemBar(QLabel):
    """Bars for the questions before (pine), this one (pine, paler) and those to come."""

    def __init__(self) -> None:
        super().__init__()
        self._here, self._count = 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, here: int, count: int) -> None:
        """At question `here` (from 0) of `count`."""
        self._here, self._count = here, count
        self.setAccessibleName(_("Question {n} of {all}", n=here + 1, all=count))
        self.update()

    def sizeHint(self) -> QSize:
        """8 high."""
        return QSize(style.px(400), style.px(8))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = style.px(8)
        each = (self.width() - gap * (self._count - 1)) / self._count
        for number in range(self._count):
            painter.setOpacity(0.45 if number == self._here else 1)
            painter.setBrush(style.colour("sunk" if number > self._here else "pine"))
            box = QRectF(number * (each + gap), 0, each, self.height())
            painter.drawRoundedRect(box, style.px(4), style.px(4))
