"""已答 8 / 25 with a bar, at the right of the page head."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.words import _


class _Bar(QWidget):
    """A line 6 high, filled as far as the questions are answered."""

    def __init__(self) -> None:
        super().__init__()
        self.share = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        high = style.px(6)
        whole = QRectF(0, (self.height() - high) / 2, self.width(), high)
        painter.setBrush(style.colour("sunk"))
        painter.drawRoundedRect(whole, high / 2, high / 2)
        if self.share:
            painter.setBrush(style.colour("pine"))
            whole.setWidth(self.width() * self.share)
            painter.drawRoundedRect(whole, high / 2, high / 2)


class ScreeningProgress(QWidget):
    """How many of the questions are answered."""

    def __init__(self) -> None:
        super().__init__()
        self._said = Label("", "small")
        self._bar = size(_Bar(), width=160, height=16)
        row = Row(self, gap=16)
        row.addWidget(self._said)
        row.addWidget(self._bar)

    def show_progress(self, answered: int, total: int) -> None:
        """Say and draw it."""
        self._said.setText(_("{answered} / {total} answered", answered=answered, total=total))
        self._bar.share = answered / total if total else 0.0
        self._bar.update()

    def said(self) -> str:
        """The words shown."""
        return self._said.text()
