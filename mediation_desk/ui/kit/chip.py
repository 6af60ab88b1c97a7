"""Small tinted labels: state, urgency, outlined label; and the shape and word of a family colour."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from mediation_desk.ui import style
from mediation_desk.ui.kit import paint
from mediation_desk.words import begun


class Chip(QLabel):
    """A 24 high chip; `tone`: neutral, pine, amber, red, blue, plum or outline; `icon` before the words."""

    def __init__(self, text: str, tone: str = "neutral", *, icon: str = "", width: int = 0) -> None:
        super().__init__(begun(text))
        self._tone, self._icon, self._width = tone, icon, width
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, tone: str, icon: str = "") -> None:
        """Become another chip."""
        self._tone, self._icon = tone, icon
        self.setText(begun(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words, or the width given."""
        width = ceil(paint.chip_width(self.text(), self._icon))
        return QSize(max(width, style.px(self._width)), style.px(24))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        paint.chip(QPainter(self), QRectF(self.rect()), self.text(), self._tone, self._icon)


class RankLabel(QLabel):
    """A family colour: its shape and its word; `rank` 1 to 5, `code` where a scheme has another there."""

    def __init__(self, rank: int, word: str, *, side: int = 16, code: str = "", role: str = "body") -> None:
        super().__init__(word)
        self._rank, self._side, self._code, self._role = rank, side, code, role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Shape, gap, word."""
        width = style.px(self._side) + style.px(6) + paint.text_width(self.text(), self._role)
        return QSize(ceil(width), style.px(24))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape and the word beside it."""
        painter = QPainter(self)
        side = style.px(self._side)
        paint.rank(painter, QRectF(0, (self.height() - side) / 2, side, side), self._rank, self._code)
        left = side + style.px(6)
        paint.text(painter, QRectF(left, 0, self.width() - left, self.height()), self.text(), self._role)
