"""The duty week: who down, half days across; arrows move, Space puts on duty, Delete takes off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
)

from mediation_desk.ui import style
from mediation_desk.ui.kit.labels import plain_tip
from mediation_desk.words import _

Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, int]
"""Row and column."""


class _CellPainter(QStyledItemDelegate):
    """A cell by its own colours; the current one wears a frame, so that duty and place are told apart."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Ground, words, frame."""
        super().paint(painter, option, index)
        grid = self.parent()
        if isinstance(grid, QTableWidget) and grid.currentIndex() == index:
            painter.setPen(QPen(style.colour("pine"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(option.rect).adjusted(2, 2, -2, -2))


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
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionsClickable(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(_CellPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        style.on_refit(self, self._fit)
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
                item.setToolTip(plain_tip(words))
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
        self._fit()
        if names and heads:
            self.setCurrentCell(
                *(kept if 0 <= kept[0] < len(names) and 0 <= kept[1] < len(heads) else (0, 0))
            )
        self.moved.emit()

    def _fit(self) -> None:
        """As high as its rows: the sheet around it scrolls."""
        head, row = style.px(72), style.px(40)
        self.horizontalHeader().setFixedHeight(head)
        self.verticalHeader().setDefaultSectionSize(row)
        self.setFixedHeight(head + row * self.rowCount() + 2)

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
