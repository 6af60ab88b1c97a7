"""A round with the first character of a name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from mediation_desk.ui import style
from mediation_desk.ui.kit import paint


def paint_avatar(painter: QPainter, rect: QRectF, name: str, *, tone: str = "quiet") -> None:
    """`tone`: quiet (sunk), tint (pine tint) or solid (pine)."""
    ground, ink = {
        "quiet": ("sunk", "ink2"),
        "tint": ("pine_tint", "pine"),
        "solid": ("pine", "on_pine"),
    }[tone]
    centre = QPointF(rect.center().x(), rect.center().y())
    paint.disc(painter, centre, rect.width(), style.colour(ground), None)
    painter.setFont(style.font("body_strong"))
    painter.setPen(style.colour(ink))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), name[:1])


class Avatar(QLabel):
    """32 px at 100 %."""

    def __init__(self, name: str, *, pixels: int = 32, tone: str = "tint") -> None:
        super().__init__()
        self._pixels, self._tone = pixels, tone
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show another person."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(style.px(self._pixels), style.px(self._pixels))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        """The round and the character."""
        paint_avatar(QPainter(self), QRectF(self.rect()), self._name, tone=self._tone)
