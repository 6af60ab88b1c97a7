"""Lists of one or two lines: to-do, clocks, next acts, names at the unlock window, history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy

from mediation_desk.ui import style
from mediation_desk.ui.kit.line_delegate import LineDelegate
from mediation_desk.ui.kit.line_values import LINE, Group, Line
from mediation_desk.ui.kit.outside_choice import OutsideChoice

Index = QModelIndex | QPersistentModelIndex
NONE = QModelIndex()
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)

__all__ = ["Group", "Line", "LineList"]


class LineModel(QAbstractListModel):
    """Entries and groups."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line | Group, ...] = ()

    def put(self, lines: Sequence[Line | Group]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = NONE) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The entry for the delegate, its words for everybody else."""
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Groups cannot be chosen."""
        if isinstance(self.lines[index.row()], Group):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class LineList(QListView):
    """A list of `Line` and `Group`.

    `selects`: one entry stays chosen (`chosen(id)`), double click or Enter opens; otherwise one click opens.
    `opened(id)` never fires for a locked entry. `grows`: as high as its entries instead of scrolling.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        *,
        selects: bool = False,
        grows: bool = False,
        ruled: bool | None = None,
        row_height: int = 56,
        name: str = "",
    ) -> None:
        super().__init__()
        self.selects, self._grows = selects, grows
        self._row_height = row_height
        self.entries = LineModel()
        self.entries.setParent(self)
        self.setModel(self.entries)
        ruling = not selects if ruled is None else ruled
        self._drawn = LineDelegate(self, selects=selects, ruled=ruling, row_height=row_height)
        self.setItemDelegate(self._drawn)
        self.setAccessibleName(name)
        self.setProperty("ground", "none")
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        (self.doubleClicked if selects else self.clicked).connect(self._open)
        self.selectionModel().currentChanged.connect(self._moved)
        OutsideChoice(self, None if selects else self._open)
        style.on_refit(self, self._fit)

    def minimumSizeHint(self) -> QSize:
        """A row and a half, also where its words wrap, so that nothing beside it squeezes it to nothing."""
        least = super().minimumSizeHint()
        rows = min(self.entries.rowCount(), 2)
        first = self.sizeHintForRow(0) * (1.5 if rows == 2 else 1)
        return QSize(least.width(), round(max(first, rows * 0.8 * style.px(self._row_height))))

    def set_lines(self, lines: Sequence[Line | Group]) -> None:
        """Show these; the chosen one stays chosen if it is still here."""
        kept = self.current()
        blocked = self.selectionModel().blockSignals(True)
        self.entries.put(lines)
        self.selectionModel().blockSignals(blocked)
        if kept is not None:
            self.choose(kept)
        self._fit()

    def step(self, by: int) -> None:
        """Go on or back to the next entry that can be chosen, from the first when none is."""
        index = self.currentIndex()
        row = index.row() + by if index.isValid() else 0
        while 0 <= row < self.entries.rowCount():
            there = self.entries.index(row)
            if there.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(there)
                return
            row += by

    def current(self) -> Any:
        """The id of the chosen entry, or None."""
        index = self.currentIndex()
        line = self.entries.lines[index.row()] if index.isValid() else None
        return line.id if isinstance(line, Line) else None

    def choose(self, wanted: object) -> bool:
        """Choose the entry with this id; False if it is not here."""
        for row, line in enumerate(self.entries.lines):
            if isinstance(line, Line) and line.id == wanted:
                self.setCurrentIndex(self.entries.index(row))
                return True
        return False

    def _open(self, index: QModelIndex) -> None:
        line = self.entries.lines[index.row()]
        if isinstance(line, Line) and not line.locked:
            self.opened.emit(line.id)

    def _moved(self, current: QModelIndex, _former: QModelIndex) -> None:
        line = self.entries.lines[current.row()] if current.isValid() else None
        self.chosen.emit(line.id if isinstance(line, Line) else None)

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        if self._grows:
            rows = range(self.entries.rowCount())
            self.setFixedHeight(sum(self.sizeHintForIndex(self.entries.index(row)).height() for row in rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped names may need more or less height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By keys one comes to its first entry; Qt's own would stand on the title of a group, unseen."""
        if not self.currentIndex().isValid() and event.reason() in _BY_KEYS:
            self.step(1)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter (and Space where nothing is chosen) opens; Ctrl+Enter is left to the page."""
        opening = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if opening and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif opening or (event.key() == Qt.Key.Key_Space and not self.selects):
            if self.currentIndex().isValid():
                self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The entry under the pointer is lit."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """No entry is under the pointer."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._drawn.hovered_row:
            self._drawn.hovered_row = row
            self.viewport().update()
