"""A card one of several of which is chosen: a strong line, a small one below it, a round at the left."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from mediation_desk.ui import style
from mediation_desk.ui.kit import paint

_ROUND = 20


class OfferCard(QRadioButton):
    """`first` and `second` wrap; the card grows with them. Ctrl+Enter is left to the page."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first)
        self._first, self._second = first, second
        self.setAccessibleName(f"{first}，{second}" if second else first)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.on_refit(self, self._fit)

    def hitButton(self, pos: object) -> bool:
        """All of it can be clicked."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; with Ctrl it is the page's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            else:
                self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(style.px(240), self.heightForWidth(self.width() or style.px(240)))

    def minimumSizeHint(self) -> QSize:
        """Narrower its lines wrap."""
        return QSize(style.px(120), self.minimumHeight())

    def hasHeightForWidth(self) -> bool:
        """Taller when narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Its lines and 12 px above and below."""
        room = max(1.0, width - self._left() - style.px(12))
        return round(self._lines(room)[0] + self._lines(room)[1]) + style.px(20)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = self.heightForWidth(self.width())
        if self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)

    def _left(self) -> int:
        return style.px(12) + style.px(_ROUND) + style.px(8)

    def _lines(self, room: float) -> tuple[float, float]:
        first = paint.laid_out(self._first, "body_strong", room).lineCount() * style.px(20)
        second = paint.laid_out(self._second, "small", room).lineCount() * style.px(20)
        return first, second if self._second else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Card, round, two texts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        ground = "pine_tint" if on else "hover" if self.underMouse() else "surface"
        painter.setBrush(style.colour(ground))
        painter.setPen(QPen(style.colour("pine" if on else "line"), 1))
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, style.px(6), style.px(6))
        room = max(1.0, self.width() - self._left() - style.px(12))
        high, low = self._lines(room)
        top = (self.height() - high - low) / 2
        side = style.px(_ROUND)
        centre = QPointF(style.px(12) + side / 2, top + style.px(10))
        if on:
            paint.disc(painter, centre, side, style.colour("pine"), None)
            paint.disc(painter, centre, style.px(8), style.colour("surface"), None)
        else:
            paint.disc(painter, centre, side, style.colour("surface"), style.colour("field"))
        paint.text(painter, QRectF(self._left(), top, room, high), self._first, "body_strong", wrap=True)
        if self._second:
            box = QRectF(self._left(), top + high, room, low)
            paint.text(painter, box, self._second, "small", "ink2", wrap=True)
