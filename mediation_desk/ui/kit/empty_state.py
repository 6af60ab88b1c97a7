"""The empty state: a small line drawing, a title, one sentence and one or two buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, size

FURNITURE = (  # two chairs facing each other, in a 112 × 48 box
    ((14, 2), (10, 2), (10, 22), (40, 22), (40, 23)),
    ((8, 22), (8, 22)),
    ((13, 22), (13, 42)),
    ((37, 22), (37, 42)),
    ((92, 2), (96, 2), (96, 22), (66, 22)),
    ((69, 22), (69, 42)),
    ((93, 22), (93, 42)),
    ((2, 42), (104, 42)),
)
TABLE = (((42, 28), (64, 28)), ((46, 28), (46, 42)), ((60, 28), (60, 42)))


class _Drawing(QWidget):
    """Two chairs and a small table with a leaf on it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / 106, self.height() / 46)
        for token, lines in (("field", FURNITURE), ("pine", TABLE)):
            painter.setPen(QPen(style.colour(token), 1.5))
            for line in lines:
                painter.drawPolyline([QPointF(x, y) for x, y in line])
        leaf = QPainterPath(QPointF(54, 22))
        leaf.cubicTo(QPointF(54, 15), QPointF(58, 12), QPointF(63, 11))
        leaf.cubicTo(QPointF(64, 17), QPointF(61, 22), QPointF(54, 22))
        painter.drawPath(leaf)


class EmptyState(QWidget):
    """`acts`: one or two secondary buttons (words, what it does); the primary stays in the page head."""

    def __init__(
        self, title: str, text: str = "", acts: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        super().__init__()
        column = Column(self, margin=(0, 16, 0, 16), gap=8)
        column.addStretch(1)
        drawing = size(_Drawing(), width=106, height=46)
        column.addWidget(drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(style.px(12))
        self._title, self._text = Label(title, "section", wrap=True), Label(text, tone="ink2", wrap=True)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self._text.setVisible(bool(text))
        row = Row(gap=12)
        row.addStretch(1)
        for words, act in acts:
            button = Button(words)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        column.addSpacing(style.px(12))
        column.addLayout(row)
        column.addStretch(1)

    def say(self, title: str, text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
