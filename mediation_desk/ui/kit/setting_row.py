"""One row of the settings: a name, a sentence under it, and the control at the right; 72 high."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, size

_WORDS = 220  # px at 100 % below which the sentence would become a column of words


class SettingRow(QWidget):
    """`name`, what it means, and what changes it; `say` changes the sentence.

    Where the words would get too narrow (large text) the controls stand below them.
    """

    def __init__(self, name: str, says: str, *controls: QWidget) -> None:
        super().__init__()
        self._controls = controls
        across = self._across = Row(self, gap=16)
        words = Column(gap=0)
        words.addStretch(1)
        words.addWidget(Label(name))
        self._says = Label(says, "small", wrap=True)
        words.addWidget(self._says)
        words.addStretch(1)
        across.addLayout(words, 1)
        for control in controls:
            across.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        size(self, min_height=72)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest of its parts: they can stand below one another."""
        widest = max((one.minimumSizeHint().width() for one in self._controls), default=0)
        return QSize(max(widest, style.px(_WORDS)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether all fit side by side."""
        super().resizeEvent(event)
        needed = sum(one.sizeHint().width() + style.px(16) for one in self._controls) + style.px(_WORDS)
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if needed <= self.width() else ways.TopToBottom
        if way is not self._across.direction():
            self._across.setDirection(way)
            self._across.setSpacing(style.px(16 if way is ways.LeftToRight else 4))

    def say(self, says: str) -> None:
        """Say something else under the name."""
        self._says.setText(says)
