"""The duty week: who down, half days across; arrows move, Space puts on duty, Delete takes off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from mediation_desk.ui import style
from mediation_desk.words import _

Place = tuple[int, int]
"""Row and column."""


class DutyGrid(QTableWidget):
    """`wanted(row, column)`: put on duty there; `unwanted(row, column)`: take off; `moved`: another cell."""

    wanted = Signal(int, int)
    unwanted = Signal(int, int)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__(0, 0)
        self.setAccessibleName(_("Duty roster"))
        self.setAccessibleDescription(_("Space puts on duty, Delete takes off, arrows move."))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionsClickable(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setFixedHeight(style.px(52))
        self.cellDoubleClicked.connect(self._toggle)
        self.currentCellChanged.connect(lambda *_places: self.moved.emit())

    def show_week(
        self,
        names: Sequence[str],
        heads: Sequence[str],
        said: Mapping[Place, str],
        closed: Mapping[Place, str],
    ) -> None:
        """Show a week: what stands in cells, and cells in which nobody can be on duty with why."""
        kept = (self.currentRow(), self.currentColumn())
        self.blockSignals(True)
        self.clear()
        self.setRowCount(len(names))
        self.setColumnCount(len(heads))
        self.setVerticalHeaderLabels(list(names))
        self.setHorizontalHeaderLabels(list(heads))
        for row, name in enumerate(names):
            for column, head in enumerate(heads):
                place = (row, column)
                words = said.get(place) or closed.get(place, "")
                item = QTableWidgetItem(words)
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                item.setToolTip(words)
                spoken = " ".join((name, head.replace("\n", " "), words or _("free")))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                if place in said:
                    item.setBackground(style.colour("pine_tint"))
                    item.setForeground(style.colour("pine"))
                elif place in closed:
                    item.setBackground(style.colour("sunk"))
                    item.setForeground(style.colour("ink2"))
                self.setItem(row, column, item)
        self.blockSignals(False)
        if names and heads:
            self.setCurrentCell(
                *(kept if 0 <= kept[0] < len(names) and 0 <= kept[1] < len(heads) else (0, 0))
            )
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter put on duty, Delete and Backspace take off; the rest moves."""
        place = self.currentRow(), self.currentColumn()
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._toggle(*place)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.unwanted.emit(*place)
        else:
            super().keyPressEvent(event)

    def _toggle(self, row: int, column: int) -> None:
        if row >= 0 and column >= 0:
            self.wanted.emit(row, column)
