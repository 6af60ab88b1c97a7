"""A list of entries: filters and words above, what they sum up to, the table, or why it is empty."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell
from mediation_desk.ui.kit.cells import Column as Head
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.words import _

Sorts = Mapping[str, Callable[[Any], Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One filter: its title, what may be chosen, and what a row has of it."""

    title: str
    options: Sequence[tuple[Hashable, str]]
    of: Callable[[Any], Hashable]
    one: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """What a list is called, where one types, and what it says while it is empty."""

    name: str
    typed: str
    empty: str
    begin: str


class EntryList(QWidget):
    """`set_rows(rows)` shows them as filtered; `chosen(row or None)`, `opened(row)`; `export_wanted(ids)`.

    `found(row)` are the words that are searched, `sums(rows)` the sentence about those shown, `sorts` what a
    column is sorted by (the first one first, the last day on top).
    """

    chosen = Signal(object)
    opened = Signal(object)
    export_wanted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        columns: Sequence[Head],
        cells: Callable[[Any], Sequence[Cell]],
        *,
        words: ListWords,
        filters: Sequence[Filter] = (),
        found: Callable[[Any], Sequence[str]],
        sums: Callable[[Sequence[Any]], str],
        sorts: Sorts,
        exports: bool = True,
    ) -> None:
        super().__init__()
        self._words, self._found, self._sums, self._sorts = words, found, sums, sorts
        self._rows: tuple[Any, ...] = ()
        self._wanted = ""
        self._sort = (next(iter(sorts)), True)
        self.filters = [(one, FilterButton(one.title, one.options, one=one.one)) for one in filters]
        self.typed = LineEdit(words.typed, compact=True)
        self.typed.setAccessibleName(words.typed)
        self.typed.put_before(IconLabel("search", "ink3", 16))
        self.typed.setClearButtonEnabled(True)
        self.sum = Label("", "small", wrap=True)
        self.export = Button(_("Export"), icon="file-export", compact=True)
        self.export.setVisible(exports)
        self.table = Table(columns, cells, key=lambda row: row.id, name=words.name, row_height=52)
        self.empty = EmptyState(words.empty, words.begin)
        self._lay_out()
        for _one, button in self.filters:
            button.changed.connect(self.fill)
        self.typed.textChanged.connect(self.fill)
        self.export.clicked.connect(lambda: self.export_wanted.emit([row.id for row in self.shown]))
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.table.sorted_by.connect(self._sorted)
        desk.masked_changed.connect(lambda _on: self.table.refresh())

    @property
    def shown(self) -> list[Any]:
        """The rows shown, in their order."""
        return self.table.lines.rows

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these, as filtered and sorted."""
        self._rows = tuple(rows)
        self.fill()

    def want(self, row_id: str) -> None:
        """Choose this row, now or when it comes; filters and words typed give way to it."""
        for _one, button in self.filters:
            button.clear()
        self.typed.clear()
        self._wanted = row_id
        self._choose_wanted()

    def find_in_list(self) -> None:
        """Into the words to find."""
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def parts(self) -> tuple[QWidget, ...]:
        """Filters and table, for F6."""
        first = self.filters[0][1] if self.filters else self.typed
        return first, self.table

    def fill(self) -> None:
        """Filter and sort anew."""
        typed = self.typed.text().strip()
        rows = [
            row
            for row in self._rows
            if all(not button.value() or one.of(row) in button.value() for one, button in self.filters)
            and (not typed or any(typed in words for words in self._found(row)))
        ]
        column, descending = self._sort
        rows.sort(key=self._sorts[column], reverse=descending)
        self.table.set_rows(rows)
        self.table.show_sort(column, descending=descending)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if self._rows:
            self.empty.say(_("Nothing found"), _("Try other words, or clear the filters."))
        else:
            self.empty.say(self._words.empty, self._words.begin)
        self.sum.setText(self._sums(rows))
        self.export.setEnabled(bool(rows))
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        if self._wanted and self.table.choose(self._wanted):
            self._wanted = ""

    def _sorted(self, column: str, descending: bool) -> None:
        self._sort = (column, descending)
        self.fill()

    def _lay_out(self) -> None:
        above = FlowLayout(gap=8)
        above.addWidget(size(self.typed, width=248))
        for _one, button in self.filters:
            above.addWidget(button)
        told = Row(gap=8)
        told.addWidget(self.sum, 1)
        told.addWidget(self.export)
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        sheet.add(self.empty, 1)
        column = Column(self, gap=8)
        column.addLayout(above)
        column.addLayout(told)
        column.addWidget(sheet, 1)
