"""One row of the settings: a name, a sentence under it, and the control at the right; 72 high."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, size


class SettingRow(QWidget):
    """`name`, what it means, and what changes it; `say` changes the sentence."""

    def __init__(self, name: str, says: str, *controls: QWidget) -> None:
        super().__init__()
        across = Row(self, gap=16)
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

    def say(self, says: str) -> None:
        """Say something else under the name."""
        self._says.setText(says)
