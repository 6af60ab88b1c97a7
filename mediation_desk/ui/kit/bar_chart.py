"""Bars from the top down, each with its word before it and its value at its end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from mediation_desk.ui import style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.chart_values import Bars
from mediation_desk.ui.spoken import Role
from mediation_desk.words import _

HIGH, PITCH = 16, 25


class BarChart(QLabel):
    """Bars 16 high: the first one pine, the rest at 72 per cent; closer together when there is less room."""

    spoken_as = Role.Chart

    def __init__(self, bars: Bars) -> None:
        super().__init__()
        self._bars = bars
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_values(bars)

    def show_values(self, bars: Bars) -> None:
        """Draw this."""
        self._bars = bars
        self.setAccessibleName(bars.spoken())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its bars."""
        return QSize(style.px(300), style.px(PITCH * max(len(self._bars.bars), 1)))

    def minimumSizeHint(self) -> QSize:
        """Bars close together, words still readable."""
        return QSize(style.px(200), style.px(20 * min(max(len(self._bars.bars), 1), 8)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Word, bar, value."""
        bars = self._bars.bars
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not bars:
            none = QRectF(0, 0, self.width(), style.px(24))
            paint.text(painter, none, _("Nothing to draw in this period"), "small", "ink3")
            return
        words = min(max(paint.text_width(one.word, "small") for one in bars), self.width() * 0.45)
        ends = max(paint.text_width(one.end, "small_strong") for one in bars) + style.px(12)
        left = words + style.px(10)
        room = max(self.width() - left - ends, style.px(20))
        most = self._bars.most or max(one.value for one in bars) or 1
        pitch = min(style.px(PITCH), self.height() / len(bars))
        high = min(style.px(HIGH), pitch - 4)
        rest = QColor(style.colour("pine"))
        rest.setAlphaF(0.72)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, one in enumerate(bars):
            top = number * pitch
            box = QRectF(0, top, words, pitch)
            paint.text(painter, box, one.word, "small", "ink2", right=True)
            width = max(min(one.value / most, 1) * room, 1 if one.value else 0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(rest if number else style.colour("pine"))
            radius = style.px(2)
            painter.drawRoundedRect(QRectF(left, top + (pitch - high) / 2, width, high), radius, radius)
            end = QRectF(left + width + style.px(8), top, ends, pitch)
            paint.text(painter, end, one.end, "small_strong", "ink")
