"""The table: rows are any values, a function gives the cells of one, more rows are fetched as one scrolls."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from mediation_desk.ui import style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.cells import Cell, Column, Sealed, Text
from mediation_desk.ui.kit.outside_choice import OutsideChoice
from mediation_desk.ui.kit.table_delegate import CELL, CellDelegate, HeadPainter
from mediation_desk.ui.kit.table_widths import Wanted, shared, wanted
from mediation_desk.words import _

_LOOKED_AT = 60  # rows whose words are measured

Index = QModelIndex | QPersistentModelIndex
NONE = QModelIndex()


class TableModel(QAbstractTableModel):
    """Rows as values; cells are made when they are asked for, so masking is always up to date."""

    wanted_more = Signal()

    def __init__(self, columns: Sequence[Column], cells: Callable[[Any], Sequence[Cell]]) -> None:
        super().__init__()
        self.columns, self._cells = tuple(columns), cells
        self.rows: list[Any] = []
        self._made: dict[int, Sequence[Cell]] = {}
        self._more = False
        self._asked = False

    def put(self, rows: Sequence[Any], *, more: bool) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows, self._more, self._asked = list(rows), more, False
        self._made.clear()
        self.endResetModel()

    def append(self, rows: Sequence[Any], *, more: bool) -> None:
        """Show these rows below."""
        self._more, self._asked = more, False
        if rows:
            self.beginInsertRows(NONE, len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows.extend(rows)
            self.endInsertRows()

    def refresh(self) -> None:
        """Make every cell again (masking, theme or words changed)."""
        self._made.clear()
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))

    def cell(self, row: int, column: int) -> Cell:
        """What stands in one cell."""
        if row not in self._made:
            self._made[row] = self._cells(self.rows[row])
        cells = self._made[row]
        return cells[column] if column < len(cells) else Text(text="")

    def sealed_from(self, row: int) -> int | None:
        """The first column of a row that is sealed to whoever looks; what follows is sealed with it."""
        self.cell(row, 0)
        return next((at for at, cell in enumerate(self._made[row]) if isinstance(cell, Sealed)), None)

    def rowCount(self, parent: Index = NONE) -> int:
        """Rows fetched so far."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NONE) -> int:
        """All columns, folded ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell for the delegate, its words for everybody else."""
        if role == CELL:
            return self.cell(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.cell(index.row(), index.column()).spoken()
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and way is Qt.Orientation.Horizontal:
            return self.columns[section].title
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """True while rows are left and none are under way."""
        return self._more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        """Ask the page for the next rows; it answers by `append`."""
        self._asked = True
        self.wanted_more.emit()


class Table(QTableView):
    """A table of `columns`.

    `cells(row)` gives one cell per column, `key(row)` its identity (selection survives new rows by it).
    `opened(row)`: Enter or double click. `chosen(row or None)`: the selection moved. `sorted_by(column key,
    descending)`: the head was pressed. `wanted_more()`: the end came near; answer by `append_rows`.
    `folded(titles)`: columns were folded away for lack of room.
    """

    opened = Signal(object)
    chosen = Signal(object)
    sorted_by = Signal(str, bool)
    wanted_more = Signal()
    folded = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column],
        cells: Callable[[Any], Sequence[Cell]],
        *,
        key: Callable[[Any], Hashable] = id,
        name: str = "",
        row_height: int = 48,
    ) -> None:
        super().__init__()
        self._key, self._row_height = key, row_height
        self._folded: tuple[str, ...] = ()
        self._wanted: dict[str, Wanted] = {}
        self._sort: tuple[str, bool] | None = None
        self.lines = TableModel(columns, cells)
        self.lines.setParent(self)
        self.lines.wanted_more.connect(self.wanted_more)
        self.setModel(self.lines)
        self.setAccessibleName(name or _("Table"))
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalHeader(HeadPainter(self.lines.columns, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        head, side = self.horizontalHeader(), self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setMinimumSectionSize(1)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(1)
        head.sectionClicked.connect(self._head_pressed)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._moved)
        OutsideChoice(self)
        self.hovered_row = -1
        style.on_refit(self, self._fit)

    def set_rows(self, rows: Sequence[Any], *, more: bool = False) -> None:
        """Show these rows; the selection stays on the row with the same key."""
        kept = self.current_row()
        kept_key = None if kept is None else self._key(kept)
        blocked = self.selectionModel().blockSignals(True)
        self.lines.put(rows, more=more)
        self.selectionModel().blockSignals(blocked)
        self._measure()
        self._share_width()
        if kept_key is not None and not self.choose(kept_key):
            self.chosen.emit(None)

    def append_rows(self, rows: Sequence[Any], *, more: bool = False) -> None:
        """Show the next rows below."""
        first = self.lines.rowCount()
        self.lines.append(rows, more=more)
        self._grow_rows(first)

    def refresh(self) -> None:
        """Make the cells of all rows again."""
        self.lines.refresh()
        self._measure()
        self._share_width()

    def current_row(self) -> Any:
        """The row selected, or None."""
        index = self.currentIndex()
        return self.lines.rows[index.row()] if index.isValid() else None

    def choose(self, key: Hashable) -> bool:
        """Select the row with this key; False if it is not here."""
        for number, row in enumerate(self.lines.rows):
            if self._key(row) == key:
                self.selectRow(number)
                return True
        return False

    def show_sort(self, column: str, *, descending: bool) -> None:
        """Show the sort arrow at this column."""
        self._sort = (column, descending)
        head = self.horizontalHeader()
        assert isinstance(head, HeadPainter)
        head.show_sort(column, descending)

    def _head_pressed(self, section: int) -> None:
        column = self.lines.columns[section]
        if column.sort:
            descending = self._sort == (column.key, False)
            self.show_sort(column.key, descending=descending)
            self.sorted_by.emit(column.key, descending)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.lines.rows[index.row()])

    def _moved(self, current: QModelIndex, _former: QModelIndex) -> None:
        self.chosen.emit(self.lines.rows[current.row()] if current.isValid() else None)

    def _fit(self) -> None:
        self.horizontalHeader().setFixedHeight(style.px(40))
        self.verticalHeader().setDefaultSectionSize(style.px(self._row_height))
        self._measure()
        self._share_width()

    def minimumSizeHint(self) -> QSize:
        """The head and two rows, so that nothing beside it squeezes it to nothing."""
        return QSize(style.px(240), style.px(40) + 2 * style.px(self._row_height))

    def _measure(self) -> None:
        rows = range(min(self.lines.rowCount(), _LOOKED_AT))
        self._wanted = {
            column.key: wanted(column, [self.lines.cell(row, at) for row in rows])
            for at, column in enumerate(self.lines.columns)
        }

    def _share_width(self) -> None:
        columns = self.lines.columns
        widths = shared(columns, self._wanted, self.viewport().width())
        for section, column in enumerate(columns):
            self.setColumnHidden(section, column.key not in widths)
            if column.key in widths:
                self.setColumnWidth(section, widths[column.key])
        folded = tuple(column.title for column in columns if column.key not in widths)
        if folded != self._folded:
            self._folded = folded
            self.folded.emit(folded)
        self._grow_rows(0)

    def _grow_rows(self, first: int) -> None:
        """Rows whose wrapping cells need more lines than fit become taller; names are never cut."""
        wrapping = [(at, one) for at, one in enumerate(self.lines.columns) if one.wrap]
        usual = style.px(self._row_height)
        for row in range(first, self.lines.rowCount()):
            needed = usual
            for at, _column in wrapping:
                cell = self.lines.cell(row, at)
                width = self.columnWidth(at) - style.px(24)
                width -= style.px(28) if isinstance(cell, Text) and cell.icon else 0
                if isinstance(cell, Text) and paint.text_width(cell.text) > width > 0:
                    count = paint.laid_out(cell.text, "body", width).lineCount()
                    second = 1 if cell.second else 0
                    needed = max(needed, style.px(20) * (count + second) + style.px(8))
            if self.rowHeight(row) != needed:
                self.setRowHeight(row, needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Ctrl+Enter is left to the page."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if plain and self.currentIndex().isValid():
                self._open(self.currentIndex())
            else:
                event.ignore()
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The whole row under the pointer is lit."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()
