"""The board of obligations: everything owed across my cases, the most urgent first; Enter opens the case."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.obligation import DueGroup
from mediation_desk.services.performance_board import Board, BoardFilter, BoardLine, performance_board
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.aftercare.board_filters import BoardFilters
from mediation_desk.ui.pages.aftercare.columns import SORTS, cells, columns, sum_words
from mediation_desk.ui.pages.aftercare.export import export
from mediation_desk.ui.pages.aftercare.pane import AftercarePane
from mediation_desk.words import _, term

_URGENT = (DueGroup.CHECK, DueGroup.OVERDUE, DueGroup.TODAY, DueGroup.WEEK, DueGroup.LATER)


class PerformancePane(AftercarePane):
    """Filters, counts by day, the table, and the sums with what they are counted of."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._board = Board(lines=())
        self._asked: BoardFilter | None = None
        self._sort: tuple[str, bool] | None = None
        self.filters = BoardFilters()
        self.filters.changed.connect(self.look)
        self.counts = {one: Button("", "text", compact=True) for one in _URGENT}
        self.export = Button(_("Export"), icon="file-export", compact=True)
        self.export.clicked.connect(self._export)
        self.table = Table(columns(), self._cells, key=_key, name=_("Obligations"))
        self.table.opened.connect(self._open)
        self.table.sorted_by.connect(self._sorted)
        self.empty = EmptyState(
            _("Nothing is owed"),
            _("Obligations appear here once an agreement takes effect and its clauses are confirmed"),
        )
        self.sums = Label("", "small", tone="ink2")
        self._lay_out()
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._masked)

    def look(self) -> None:
        """Ask for what the filters let through; the newest question counts."""
        self._asked = self.filters.wanted()
        self.desk.ask(self, self._show, performance_board, self._asked)

    def find_in_list(self) -> None:
        """Into the words to find."""
        self.filters.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def parts(self) -> tuple[QWidget, ...]:
        """Filters and list."""
        return self.filters, self.table

    def _lay_out(self) -> None:
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        sheet.add(self.empty, 1)
        counts = Row(gap=4)
        for one, button in self.counts.items():
            button.clicked.connect(lambda _on=False, one=one: self.filters.when.set_value((one,)))
            counts.addWidget(button)
        counts.addStretch(1)
        counts.addWidget(self.export)
        column = Column(self, gap=8)
        column.addWidget(self.filters)
        column.addLayout(counts)
        column.addWidget(sheet, 1)
        column.addWidget(self.sums)

    def _show(self, board: Board) -> None:
        self._board = board
        self.filters.offer_mediators(board.mediators)
        for one, button in self.counts.items():
            button.set_text(_("{group} {n}", group=term(one), n=board.counted.get(one, 0)))
        self.table.set_rows(self._sorted_lines())
        self.table.setVisible(bool(board.lines))
        self.empty.setVisible(not board.lines)
        found = board.every > 0
        self.empty.say(
            _("No obligation found") if found else _("Nothing is owed"),
            _("Try other words, or clear the filters.")
            if found
            else _("Obligations appear here once an agreement takes effect and its clauses are confirmed"),
        )
        self.sums.setText(sum_words(board))
        self.export.setEnabled(bool(board.lines))

    def _sorted_lines(self) -> list[BoardLine]:
        if self._sort is None:
            return list(self._board.lines)
        column, descending = self._sort
        by = SORTS[column]
        return sorted(self._board.lines, key=by, reverse=descending)  # type: ignore[arg-type]  # of one kind

    def _sorted(self, column: str, descending: bool) -> None:
        self._sort = (column, descending)
        self.table.show_sort(column, descending=descending)
        self.table.set_rows(self._sorted_lines())

    def _cells(self, line: BoardLine) -> tuple[Cell, ...]:
        return cells(line, self.desk)

    def _open(self, line: BoardLine) -> None:
        self.desk.go("case", line.case_id, "performance")

    def _export(self) -> None:
        export(self.desk, self, self.filters.wanted())

    def _masked(self, _masked: bool) -> None:
        self.table.refresh()

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"performance", "case", "agreement", "person"}:
            self.look()


def _key(line: BoardLine) -> Hashable:
    return line.obligation.id
