"""A thin bar that is filled as far as something has come."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediation_desk.ui import style


class ShareBar(QWidget):
    """`share` 0 to 1 in a tone (pine, amber, red); the words beside it say the same."""

    def __init__(self, share: float, tone: str = "pine") -> None:
        super().__init__()
        self._share, self._tone = min(1.0, max(0.0, share)), tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float, tone: str) -> None:
        """Fill it anew."""
        self._share, self._tone = min(1.0, max(0.0, share)), tone
        self.update()

    def sizeHint(self) -> QSize:
        """Six high."""
        return QSize(style.px(80), style.px(6))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, then the share."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        for token, width in (("sunk", self.width()), (self._tone, self.width() * self._share)):
            if width:
                painter.setBrush(style.colour(token))
                painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)
