"""A keeper's sheet on screen, for its keeper alone: words over numbers, hidden while it is typed back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from mediation_desk.domain.keeper_sheet import KeeperSheet
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Grid, Row, clear
from mediation_desk.words import _

_ACROSS = 5


class SheetFace(QWidget):
    """`show_sheet` shows one; `print_wanted` when it is to be printed."""

    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = Prose("")
        self.print_it = Button(_("Print this sheet"), icon="printer")
        self.print_it.clicked.connect(self.print_wanted)
        paper = QFrame()
        paper.setProperty("card", "paper")
        self._grid = Grid(paper, margin=16, gap=12)
        column = Column(self, gap=16)
        column.addWidget(self.words)
        column.addWidget(paper)
        row = Row(gap=12)
        row.addWidget(self.print_it)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def show_sheet(self, sheet: KeeperSheet, keeper: str) -> None:
        """Show this sheet to its keeper."""
        self.words.setText(
            _(
                "Sheet {n}, for {keeper} alone: please let only this keeper look at the screen. Print it or "
                "copy it by hand, words or numbers. It is shown only now.",
                n=sheet.number,
                keeper=keeper,
            )
        )
        self.clear()
        for at, (word, number) in enumerate(zip(sheet.words, sheet.numbers, strict=True)):
            cell = Column(gap=0)
            first = Row(gap=8)
            first.addWidget(Label(str(at + 1), "hint"), 0, Qt.AlignmentFlag.AlignVCenter)
            first.addWidget(Label(word, "body_strong"))
            first.addStretch(1)
            cell.addLayout(first)
            cell.addWidget(Label(number, "section"))
            self._grid.addLayout(cell, at // _ACROSS, at % _ACROSS)

    def clear(self) -> None:
        """Show no sheet."""
        clear(self._grid)
