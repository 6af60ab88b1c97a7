"""Figures over time: a line with open dots, the last one filled with its value; a year before dashed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from mediation_desk.ui import style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.chart_values import Trend, figure, steps
from mediation_desk.ui.spoken import Role

DOT = 7


class TrendChart(QLabel):
    """Axis text 13, at most four lines of a grid, no frame; title and legend stand outside it."""

    spoken_as = Role.Chart

    def __init__(self, trend: Trend) -> None:
        super().__init__()
        self._trend = trend
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_values(trend)

    def show_values(self, trend: Trend) -> None:
        """Draw this."""
        self._trend = trend
        self.setAccessibleName(trend.spoken())
        self.update()

    def sizeHint(self) -> QSize:
        """Half of the right column wide."""
        return QSize(style.px(300), style.px(140))

    def minimumSizeHint(self) -> QSize:
        """Small, but its words still readable."""
        return QSize(style.px(200), style.px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grid, the year before, this year, axis."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        points = self._trend.points
        every = [one for point in points for one in (point.now, point.earlier) if one is not None]
        grid = steps(max(every, default=0))
        left = max(paint.text_width(figure(one), "small") for one in grid) + style.px(10)
        top, bottom = style.px(22), style.px(26)
        plot = QRectF(left, top, self.width() - left - 1, max(1, self.height() - top - bottom))
        self._paint_grid(painter, plot, grid)
        self._paint_line(painter, plot, grid[-1], [point.earlier for point in points], main=False)
        self._paint_line(painter, plot, grid[-1], [point.now for point in points], main=True)
        self._paint_axis(painter, plot)

    def _x(self, plot: QRectF, index: int) -> float:
        inner = style.px(14)
        if len(self._trend.points) < 2:
            return plot.center().x()
        return plot.left() + inner + index * (plot.width() - 2 * inner) / (len(self._trend.points) - 1)

    def _paint_grid(self, painter: QPainter, plot: QRectF, grid: Sequence[float]) -> None:
        pen = QPen(style.colour("line"), 1)
        pen.setCosmetic(True)
        half = style.px(10)
        for value in grid:
            y = round(plot.bottom() - value / grid[-1] * plot.height()) + 0.5
            painter.setPen(pen)
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            box = QRectF(0, y - half, plot.left() - style.px(8), 2 * half)
            paint.text(painter, box, figure(value), "small", "ink3", right=True)

    def _paint_line(
        self, painter: QPainter, plot: QRectF, most: float, values: Sequence[float | None], *, main: bool
    ) -> None:
        drawn = [
            (n, QPointF(self._x(plot, n), plot.bottom() - value / most * plot.height()), value)
            for n, value in enumerate(values)
            if value is not None
        ]
        pine = style.colour("pine")
        pen = QPen(pine, 2) if main else QPen(style.colour("field"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        for (one, start, _v), (other, end, _w) in pairwise(drawn):
            if other == one + 1:  # no line is drawn over what was not counted
                painter.drawLine(start, end)
        if not main:
            return
        radius = style.px(DOT) / 2
        for number, (_n, at, value) in enumerate(drawn):
            last = number == len(drawn) - 1
            painter.setPen(QPen(pine, 2))
            painter.setBrush(pine if last else style.colour("surface"))
            painter.drawEllipse(at, radius, radius)
            if last:
                said = figure(value)
                width = paint.text_width(said, "small_strong") + 2
                left = min(max(at.x() - width / 2, 0), self.width() - width)
                box = QRectF(left, at.y() - style.px(26), width, style.px(20))
                painter.fillRect(box, style.colour("surface"))  # the line may pass behind the figure
                paint.text(painter, box, said, "small_strong", "ink")

    def _paint_axis(self, painter: QPainter, plot: QRectF) -> None:
        points = self._trend.points
        widest = max((paint.text_width(point.at, "small") for point in points), default=0)
        room = (plot.width() - style.px(28)) / max(len(points) - 1, 1)
        every = max(1, -(-int(widest + style.px(8)) // max(1, int(room))))
        for number, point in enumerate(points):
            if (len(points) - 1 - number) % every:
                continue
            width = paint.text_width(point.at, "small") + 2
            start = min(max(self._x(plot, number) - width / 2, 0), self.width() - width)
            paint.text(
                painter,
                QRectF(start, plot.bottom() + style.px(6), width, style.px(20)),
                point.at,
                "small",
                "ink3",
            )
