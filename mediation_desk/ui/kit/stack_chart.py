"""Shares of the family colours over time: one column for each month, told by shape, word and colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from mediation_desk.ui import style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.chart_values import Stack, figure
from mediation_desk.ui.spoken import Role
from mediation_desk.words import _

WIDE, SHAPE = 40, 12


class StackChart(QLabel):
    """Columns as high as the plot; each part bears its shape where it is high enough, and its figure."""

    spoken_as = Role.Chart

    def __init__(self, stack: Stack) -> None:
        super().__init__()
        self._stack = stack
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_values(stack)

    def show_values(self, stack: Stack) -> None:
        """Draw this."""
        self._stack = stack
        self.setAccessibleName(stack.spoken())
        self.update()

    def sizeHint(self) -> QSize:
        """Half of the right column wide."""
        return QSize(style.px(300), style.px(140))

    def minimumSizeHint(self) -> QSize:
        """Small, but its words still readable."""
        return QSize(style.px(220), style.px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Legend at the left, columns, axis."""
        stack = self._stack
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not any(any(part.values) for part in stack.parts):
            none = QRectF(0, 0, self.width(), style.px(24))
            paint.text(painter, none, _("Nothing to draw in this period"), "small", "ink3")
            return
        left = self._paint_legend(painter)
        plot = QRectF(left, style.px(2), self.width() - left, self.height() - style.px(28))
        room = plot.width() / len(stack.at)
        wide = min(style.px(WIDE), room - 6)
        widest = max(paint.text_width(word, "small") for word in stack.at) + style.px(6)
        every = max(1, -(-int(widest) // max(1, int(room))))
        for number, word in enumerate(stack.at):
            middle = plot.left() + (number + 0.5) * room
            column = QRectF(middle - wide / 2, plot.top(), wide, plot.height())
            self._paint_column(painter, column, number)
            if (len(stack.at) - 1 - number) % every == 0:
                width = paint.text_width(word, "small") + 2
                start = min(max(middle - width / 2, 0), self.width() - width)
                at = QRectF(start, plot.bottom() + style.px(6), width, style.px(20))
                paint.text(painter, at, word, "small", "ink3")

    def _paint_legend(self, painter: QPainter) -> float:
        side, pitch = style.px(SHAPE), style.px(22)
        widest = max(paint.text_width(part.word, "small") for part in self._stack.parts)
        for number, part in enumerate(self._stack.parts):
            top = number * pitch
            paint.rank(painter, QRectF(1, top + (pitch - side) / 2, side, side), part.rank)
            box = QRectF(side + style.px(8), top, widest + 2, pitch)
            paint.text(painter, box, part.word, "small", "ink2")
        return side + style.px(8) + widest + style.px(16)

    def _paint_column(self, painter: QPainter, column: QRectF, number: int) -> None:
        values = [part.values[number] for part in self._stack.parts]
        whole = sum(values)
        if not whole:
            return
        top = column.top()
        for part, value in zip(self._stack.parts, values, strict=True):
            high = value / whole * column.height()
            box = QRectF(column.left(), top, column.width(), high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour(f"rank{part.rank}"))
            painter.drawRect(box)
            pen = QPen(style.colour("surface"), 1)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawLine(QPointF(box.left(), top), QPointF(box.right(), top))
            self._paint_figure(painter, box, value)
            top += high

    def _paint_figure(self, painter: QPainter, box: QRectF, value: int) -> None:
        """The figure on a plate of the ground's colour, so that it is read on all five colours."""
        said = figure(value)
        width, high = paint.text_width(said, "small") + style.px(6), style.px(16)
        if box.height() < high + 4 or width > box.width():
            return
        plate = QRectF(box.center().x() - width / 2, box.center().y() - high / 2, width, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.colour("surface"))
        painter.drawRoundedRect(plate, style.px(3), style.px(3))
        paint.text(painter, plate.adjusted(style.px(3), 0, 0, 0), said, "small", "ink")
