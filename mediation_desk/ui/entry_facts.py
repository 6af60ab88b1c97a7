"""What is known of one entry, label by label; lines without words are left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Grid, clear, size


class EntryFacts(QWidget):
    """`say([(label, words)])` shows the lines that have words."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = Grid(self, margin=(0, 0, 8, 0), gap=6)
        self._grid.setColumnStretch(1, 1)

    def say(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these instead."""
        clear(self._grid)
        for row, (label, words) in enumerate(one for one in lines if one[1]):
            head = size(Label(label, "small", tone="ink2"), width=84)
            said = Prose(words)
            said.setAccessibleName(f"{label} {words}")
            self._grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(said, row, 1)
            head.show()  # at once: what is added to a sheet already shown waits for the next round else
            said.show()
