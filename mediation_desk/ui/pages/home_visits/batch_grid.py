"""A table that is typed: Enter goes on cell by cell, rows are pasted as a spreadsheet copies them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from mediation_desk.domain.visit_batch import BatchRow
from mediation_desk.ui import style
from mediation_desk.ui.kit.labels import plain_tip
from mediation_desk.words import _

_NAMES = tuple(BatchRow.__slots__)
_FAULT = len(_NAMES)
_MOST_ROWS = 500
_WIDTHS = {"household": 168, "on": 96, "visitors": 112, "people_met": 88, "met": 110, "findings": 0}
_REST = 92


class BatchGrid(QTableWidget):
    """`typed` on every change; `rows()` what stands in it, `show_faults` says what is wrong."""

    typed = Signal()

    def __init__(self, heads: Sequence[str]) -> None:
        super().__init__(1, len(_NAMES) + 1)
        self.setAccessibleName(_("Visits of the round, a row each"))
        self.setAccessibleDescription(_("Enter goes on; rows can be pasted from a spreadsheet."))
        self.setHorizontalHeaderLabels([*heads, _("To put right")])
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setTabKeyNavigation(True)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.verticalHeader().setMinimumSectionSize(style.px(36))
        self.verticalHeader().setDefaultSectionSize(style.px(40))
        self.itemChanged.connect(self._changed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        style.on_refit(self, self._fit)

    def rows(self) -> tuple[BatchRow, ...]:
        """Every row as typed, empty ones too."""
        return tuple(
            BatchRow(**{name: self._text(row, column) for column, name in enumerate(_NAMES)})
            for row in range(self.rowCount())
        )

    def text(self) -> str:
        """All cells, as the draft keeps them."""
        return json.dumps([[getattr(row, name) for name in _NAMES] for row in self.rows() if not row.empty])

    def put_text(self, text: str) -> None:
        """Show a draft; one that is none of this table is passed over."""
        try:
            told = json.loads(text)
        except ValueError:
            return
        if isinstance(told, list):
            self._put(0, 0, [[str(cell) for cell in row] for row in told if isinstance(row, list)])

    def empty(self) -> None:
        """One empty row."""
        blocked = self.blockSignals(True)
        self.clearContents()
        self.setRowCount(1)
        self.blockSignals(blocked)
        self.setCurrentCell(0, 0)

    def show_faults(self, said: Mapping[int, tuple[str, str]]) -> None:
        """(column name, sentence) by row: said at its end, the cell marked; the first one gets the cursor."""
        blocked = self.blockSignals(True)
        for row in range(self.rowCount()):
            field, words = said.get(row, ("", ""))
            for column, name in enumerate(_NAMES):
                item = self.item(row, column)
                if item is None and name == field:
                    item = QTableWidgetItem("")
                    self.setItem(row, column, item)
                if item is not None:
                    item.setBackground(style.colour("red_tint" if name == field else "surface"))
            fault = QTableWidgetItem(words)
            fault.setFlags(Qt.ItemFlag.ItemIsEnabled)
            fault.setForeground(style.colour("red"))
            fault.setToolTip(plain_tip(words))
            self.setItem(row, _FAULT, fault)
        self.blockSignals(blocked)
        self.resizeRowsToContents()
        if said:
            first = min(said)
            field = said[first][0]
            self.setCurrentCell(first, _NAMES.index(field) if field in _NAMES else 0)

    def paste(self, text: str) -> None:
        """Rows and cells as a spreadsheet copies them, from the current cell on."""
        rows = [line.split("\t") for line in text.replace("\r\n", "\n").rstrip("\n").split("\n")]
        self._put(max(self.currentRow(), 0), max(self.currentColumn(), 0), rows)
        self.typed.emit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter the next cell; the end of a row leads to the beginning of the next."""
        # Leaving a row by mouse or arrows ends with the same hint, but somewhere else already.
        here = self.indexAt(editor.geometry().center()) == self.currentIndex()
        enter = here and hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if enter else hint)
        if enter:
            self._on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Ctrl+V pastes, Delete empties a cell, Ctrl+Enter is left to the page."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            else:
                self._on()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentColumn() < _FAULT:
            self.setItem(self.currentRow(), self.currentColumn(), QTableWidgetItem(""))
        else:
            super().keyPressEvent(event)

    def _on(self) -> None:
        row, column = self.currentRow(), self.currentColumn() + 1
        if column >= _FAULT:
            row, column = row + 1, 0
        if row >= self.rowCount():
            self.setRowCount(row + 1)
        self.setCurrentCell(row, column)

    def _put(self, row: int, column: int, rows: Sequence[Sequence[str]]) -> None:
        blocked = self.blockSignals(True)
        wanted = min(row + len(rows), _MOST_ROWS)
        if wanted + 1 > self.rowCount():
            self.setRowCount(wanted + 1)
        for n, cells in enumerate(rows[: _MOST_ROWS - row]):
            for k, cell in enumerate(cells):
                if column + k < _FAULT:
                    self.setItem(row + n, column + k, QTableWidgetItem(cell.strip()))
        self.blockSignals(blocked)
        self.resizeRowsToContents()

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item else ""

    def _changed(self, item: QTableWidgetItem) -> None:
        if item.column() < _FAULT:
            if item.row() == self.rowCount() - 1 and item.text() and self.rowCount() < _MOST_ROWS:
                self.setRowCount(self.rowCount() + 1)
            self.typed.emit()

    def _fit(self) -> None:
        head = self.horizontalHeader()
        head.setFixedHeight(style.px(44))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, name in enumerate((*_NAMES, "fault")):
            width = {**_WIDTHS, "fault": 190}.get(name, _REST)
            stretch = QHeaderView.ResizeMode.Stretch if width == 0 else QHeaderView.ResizeMode.Fixed
            head.setSectionResizeMode(column, stretch)
            if width:
                self.setColumnWidth(column, style.px(96 if name == "next_on" else width))
