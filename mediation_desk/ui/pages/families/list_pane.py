"""The list of households: filtered, sorted, more lines as one scrolls."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.colour import ColourScheme
from mediation_desk.domain.household_list import (
    HouseholdFilter,
    HouseholdLine,
    HouseholdPage,
    HouseholdSort,
    Key,
)
from mediation_desk.services.households import household_page
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.families.columns import cells, columns
from mediation_desk.ui.pages.families.filters import HouseholdFilters
from mediation_desk.words import _


class ListPane(QWidget):
    """`opened(id)` when a household is wanted; `counted(households, persons)` after each first page."""

    opened = Signal(str)
    counted = Signal(int, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._scheme: ColourScheme | None = None
        self._sort, self._descending = HouseholdSort.NEXT_VISIT, False
        self._asked = HouseholdFilter()
        self._after: Key | None = None
        self.filters = HouseholdFilters()
        self.filters.changed.connect(self.ask)
        self.table = Table(columns(), self._cells, key=_line_id, name=_("Households"))
        self.table.show_sort(HouseholdSort.NEXT_VISIT, descending=False)
        self.table.opened.connect(self._open)
        self.table.sorted_by.connect(self._sorted)
        self.table.wanted_more.connect(self._more)
        self.empty = EmptyState(_("No household here"), _("Clear the filters, or open a new household."))
        self.empty.hide()
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        sheet.add(self.empty)
        column = Column(self, gap=12)
        column.addWidget(self.filters)
        column.addWidget(sheet, 1)
        desk.masked_changed.connect(self._masked)

    def show_scheme(self, scheme: ColourScheme) -> None:
        """The scheme whose words the lines are said by."""
        self._scheme = scheme

    @property
    def ready(self) -> bool:
        """Whether the scheme is known, without which no line can be said."""
        return self._scheme is not None

    def ask(self) -> None:
        """Ask for the first lines of the filter."""
        self._asked = self.wanted()
        self._desk.ask(self, self._show, household_page, self._asked)

    def wanted(self) -> HouseholdFilter:
        """The filter and order as chosen."""
        return replace(self.filters.wanted(), sort=self._sort, descending=self._descending)

    def find_in_list(self) -> None:
        """The cursor goes where the list is searched."""
        self.filters.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, page: HouseholdPage) -> None:
        self._after = page.after
        self.table.set_rows(page.lines, more=page.after is not None)
        self.table.setVisible(bool(page.lines))
        self.empty.setVisible(not page.lines)
        self.counted.emit(page.matching, page.persons)

    def _more(self) -> None:
        self._desk.ask(self, self._append, household_page, self._asked, self._after)

    def _append(self, page: HouseholdPage) -> None:
        self._after = page.after
        self.table.append_rows(page.lines, more=page.after is not None)

    def _sorted(self, column: str, descending: bool) -> None:
        self._sort, self._descending = HouseholdSort(column), descending
        self.ask()

    def _cells(self, line: HouseholdLine) -> tuple[Cell, ...]:
        assert self._scheme is not None  # lines come after the scheme
        return cells(line, self._scheme, self._desk)

    def _open(self, line: HouseholdLine) -> None:
        self.opened.emit(line.id)

    def _masked(self, _masked: bool) -> None:
        self.table.refresh()


def _line_id(line: HouseholdLine) -> str:
    return line.id
