"""A line over sessions with bands behind it; the same numbers stand in a table one key away (Ctrl+T)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.keys import bind
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.cells import Column, Text
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.spoken import Role

DOT = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPoint:
    """One point: its place on the axis, its value (None: nothing to draw), and what a table adds.

    `word` says what the value means, `note` what else must be said of it.
    """

    at: str
    value: float | None
    spoken: str = ""
    word: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartBand:
    """A band of the scale from `low` up to `high`, with its word."""

    word: str
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLine:
    """What is drawn: points left to right over bands from the lowest up; `threshold` is dashed."""

    name: str
    points: tuple[ChartPoint, ...] = ()
    bands: tuple[ChartBand, ...] = ()
    threshold: float | None = None

    def spoken(self) -> str:
        """Everything a screen reader says of it."""
        said = "；".join(point.spoken or f"{point.at} {_figure(point.value)}" for point in self.points)
        return f"{self.name}：{said}" if said else self.name


class LineChart(QLabel):
    """2 px pine line with open dots, the last one filled with its value above; bands alternate."""

    spoken_as = Role.Chart

    def __init__(self, line: ChartLine) -> None:
        super().__init__()
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_line(line)

    def set_line(self, line: ChartLine) -> None:
        """Draw this."""
        self._line = line
        self.setAccessibleName(line.spoken())
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as a column of 304, 200 high."""
        return QSize(style.px(272), style.px(200))

    def minimumSizeHint(self) -> QSize:
        """Small, but its words still readable."""
        return QSize(style.px(200), style.px(160))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bands, threshold, line, dots, axis."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot()
        self._paint_bands(painter, plot)
        self._paint_threshold(painter, plot)
        self._paint_line(painter, plot)

    def _plot(self) -> QRectF:
        words = max((paint.text_width(band.word, "small") for band in self._line.bands), default=0)
        left = words + style.px(10)
        top, bottom = style.px(22), style.px(24)
        return QRectF(left, top, self.width() - left - 1, max(1, self.height() - top - bottom))

    def _y(self, plot: QRectF, value: float) -> float:
        low = self._line.bands[0].low if self._line.bands else 0
        high = self._line.bands[-1].high if self._line.bands else max(self._values() or [1])
        return plot.bottom() - (value - low) / max(high - low, 1) * plot.height()

    def _values(self) -> list[float]:
        return [point.value for point in self._line.points if point.value is not None]

    def _x(self, plot: QRectF, index: int) -> float:
        inner = style.px(14)
        steps = max(len(self._line.points) - 1, 1)
        start = plot.left() + inner if len(self._line.points) > 1 else plot.center().x()
        return start + index * (plot.width() - 2 * inner) / steps

    def _paint_bands(self, painter: QPainter, plot: QRectF) -> None:
        for number, band in enumerate(self._line.bands):
            top, bottom = self._y(plot, band.high), self._y(plot, band.low)
            box = QRectF(plot.left(), top, plot.width(), bottom - top)
            painter.fillRect(box, style.colour("hover" if number % 2 else "surface"))
            half = style.px(10)
            words = QRectF(0, box.center().y() - half, plot.left() - style.px(8), 2 * half)
            paint.text(painter, words, band.word, "small", "ink3", right=True)

    def _paint_threshold(self, painter: QPainter, plot: QRectF) -> None:
        if self._line.threshold is None:
            return
        pen = QPen(style.colour("amber"), 1, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        y = round(self._y(plot, self._line.threshold)) + 0.5
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))

    def _paint_line(self, painter: QPainter, plot: QRectF) -> None:
        pine = style.colour("pine")
        drawn = [
            (n, QPointF(self._x(plot, n), self._y(plot, point.value)), point.value)
            for n, point in enumerate(self._line.points)
            if point.value is not None
        ]
        painter.setPen(QPen(pine, 2))
        for (one, start, _v), (other, end, _w) in pairwise(drawn):
            if other == one + 1:  # nothing was scored between: then no line pretends it was
                painter.drawLine(start, end)
        for number, (_n, at, value) in enumerate(drawn):
            last = number == len(drawn) - 1
            radius = style.px(DOT) / 2
            painter.setPen(QPen(pine, 2))
            painter.setBrush(pine if last else style.colour("surface"))
            painter.drawEllipse(at, radius, radius)
            if last:
                self._paint_value(painter, at, _figure(value))
        self._paint_axis(painter, plot)

    def _paint_value(self, painter: QPainter, at: QPointF, figure: str) -> None:
        width = paint.text_width(figure, "small_strong") + 2
        left = min(max(at.x() - width / 2, 0), self.width() - width)
        box = QRectF(left, at.y() - style.px(26), width, style.px(20))
        paint.text(painter, box, figure, "small_strong", "ink")

    def _paint_axis(self, painter: QPainter, plot: QRectF) -> None:
        widest = max((paint.text_width(point.at, "small") for point in self._line.points), default=0)
        room = (plot.width() - style.px(28)) / max(len(self._line.points) - 1, 1)
        every = max(1, -(-int(widest + style.px(8)) // max(1, int(room))))
        last = len(self._line.points) - 1
        for number, point in enumerate(self._line.points):
            if (last - number) % every:
                continue
            width = paint.text_width(point.at, "small") + 2
            left = min(max(self._x(plot, number) - width / 2, 0), self.width() - width)
            box = QRectF(left, plot.bottom() + style.px(4), width, style.px(20))
            paint.text(painter, box, point.at, "small", "ink3")


class ChartPane(QWidget):
    """A chart and its table in one place; Ctrl+T changes between them.

    `titles` name the table's three columns: place, value, word.
    """

    def __init__(self, line: ChartLine, titles: Sequence[str]) -> None:
        super().__init__()
        self.chart = LineChart(line)
        widths = (64, 64, 0)
        columns = [
            Column(key=str(n), title=title, width=width)
            for n, (title, width) in enumerate(zip(titles, widths, strict=True))
        ]
        self.table = Table(columns, cells=_cells, key=lambda point: point.at, name=line.name, row_height=48)
        self._both = QStackedWidget()
        self._both.addWidget(self.chart)
        self._both.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._both)
        bind(self, "Ctrl+T", self.turn)
        self.chart.setToolTip("Ctrl+T")
        self.set_line(line)

    def set_line(self, line: ChartLine) -> None:
        """Show this in both."""
        self.chart.set_line(line)
        self.table.setAccessibleName(line.name)
        self.table.set_rows(list(line.points))

    @property
    def shows_table(self) -> bool:
        """Whether the numbers stand as a table now."""
        return self._both.currentIndex() == 1

    def turn(self) -> None:
        """The other of the two."""
        if self.isVisible():
            self._both.setCurrentIndex(1 - self._both.currentIndex())


def _cells(point: ChartPoint) -> tuple[Text, ...]:
    return (
        Text(text=point.at),
        Text(text="—" if point.value is None else _figure(point.value)),
        Text(text=point.word, second=point.note),
    )


def _figure(value: float | None) -> str:
    return "—" if value is None else f"{value:g}"
