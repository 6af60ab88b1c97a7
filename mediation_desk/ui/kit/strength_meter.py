"""How strong a password is: a bar of four parts and a word; what is strong is judged elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from mediation_desk.ui import style
from mediation_desk.ui.kit import paint

TOKENS = ("line", "red", "amber", "pine", "pine")


class StrengthMeter(QLabel):
    """`set_strength(0…4, words)`: parts filled and what they mean."""

    def __init__(self) -> None:
        super().__init__()
        self._strength, self._words = 0, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_strength(self, strength: int, words: str) -> None:
        """Show it; screen readers hear the words."""
        self._strength, self._words = max(0, min(4, strength)), words
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """One small line."""
        return QSize(style.px(240), style.px(20))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Four parts, then the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, gap, height = style.px(28), style.px(4), style.px(6)
        top = (self.height() - height) / 2
        for part in range(4):
            filled = part < self._strength
            painter.setBrush(style.colour(TOKENS[self._strength] if filled else "line"))
            painter.drawRoundedRect(QRectF(part * (width + gap), top, width, height), 2, 2)
        left = 4 * (width + gap) + style.px(8)
        area = QRectF(left, 0, self.width() - left, self.height())
        token = TOKENS[self._strength] if self._strength else "ink3"
        paint.text(painter, area, self._words, "small", token)
