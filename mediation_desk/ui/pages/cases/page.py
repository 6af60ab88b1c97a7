"""The page of cases: thousands of them, found as one types."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.case import CaseLine
from mediation_desk.domain.case_filter import CaseFilter, CasePage, FoundCases, SortBy
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.services.access import DOSSIER_WRITE, RECEPTION_WRITE
from mediation_desk.services.cases import case_page, case_view, find_cases
from mediation_desk.services.list_export import MOST_LINES, export_case_list
from mediation_desk.services.staff import everybody
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.found_elsewhere import FoundElsewhere
from mediation_desk.ui.found_in_help import FoundInHelp
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.inspector import Beside
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.ui.pages.cases.columns import cells, columns, sheet_words
from mediation_desk.ui.pages.cases.filters import CaseFilters
from mediation_desk.ui.pages.cases.look import CaseLook
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, listed

_PAUSE = 40  # ms after a key before the list is asked: faster than one sees, slower than one types


class CasesPage(Page):
    """Filters, table and a look beside it; the search field of the top bar types into it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Cases"))
        self._typed = ""
        self._sort, self._ascending = SortBy.ROW, False
        self._wanted_now = CaseFilter()
        self._asking: CaseFilter | None = None
        self._after: tuple[str | None, int] | None = None
        self._found: FoundCases | None = None
        self.found = Label("", tone="ink2")
        self.head.set_facts(self.found)
        new = Button(_("New reception"), "primary", icon="plus")
        new.clicked.connect(self.primary)
        self.export = Button(_("Export"), icon="file-export")
        self.export.clicked.connect(self._export)
        self.export.setVisible(bool(desk.staff.roles & DOSSIER_WRITE))
        self.head.add_button(self.export)
        self.head.add_button(new)
        new.setVisible(bool(desk.staff.roles & RECEPTION_WRITE))
        self.filters = CaseFilters(desk.today())
        self.filters.changed.connect(self.ask)
        self.table = Table(columns(), self._cells, key=_line_id, name=_("Cases"))
        self.table.show_sort(SortBy.ROW, descending=True)
        self.table.sorted_by.connect(self._sorted)
        self.table.wanted_more.connect(self._more)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._open)
        self.empty = EmptyState(_("No case found"), _("Try a shorter name, or clear the filters."), [])
        self.empty.hide()
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table)
        sheet.add(self.empty)
        self.folded = Label("", "small", tone="ink2")
        self.folded.hide()
        self.table.folded.connect(self._say_folded)
        left = QWidget()
        column = Column(left, gap=8)
        column.addWidget(sheet, 1)
        column.addWidget(self.folded)
        self.elsewhere = FoundElsewhere(desk)
        column.addWidget(self.elsewhere)
        self.in_help = FoundInHelp(desk)
        column.addWidget(self.in_help)
        self.look = CaseLook(desk)
        self.look.wanted.connect(self._go)
        self.beside = Beside(left, self.look)
        self.beside.close_side()
        self.body.addWidget(self.filters)
        self.body.addWidget(self.beside, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.ask)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._masked)
        desk.ask(self, self._staff, everybody)

    def opened(self, *args: object) -> None:
        """Shown; the words typed in the top bar may come along."""
        if args:
            self._typed = str(args[0])
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # arrows and Enter work at once
        self.ask()

    def search(self, typed: str) -> None:
        """Somebody types in the top bar."""
        self._typed = typed
        self._pause.start()

    def primary(self) -> None:
        """A new reception."""
        self.desk.go("reception")

    def _export(self) -> None:
        """What the filters show leaves as a spreadsheet."""
        leave_as_sheet(
            self.desk,
            self,
            export_case_list,
            self._wanted(),
            sheet_words(),
            name=_("Cases"),
            title=_("Export the list of cases"),
            means=_("lists.export_means", most=f"{MOST_LINES:,}"),
        )

    def find_in_list(self) -> None:
        """The list is searched from the top bar; put the cursor into the list."""
        if self.table.current_row() is None and self.table.lines.rowCount():
            self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """Filters, table, the look beside it."""
        return self.filters, self.table, self.look

    def ask(self) -> None:
        """Ask for the first lines and how many there are; one question at a time, the newest one last."""
        self._wanted_now = self._wanted()
        self.elsewhere.look(self._typed)
        self.in_help.look(self._typed)
        if self._asking is None:
            self._asking = self._wanted_now
            self.desk.ask(self, self._show_found, find_cases, self._wanted_now, failed=self._refused)

    def _wanted(self) -> CaseFilter:
        return replace(self.filters.wanted(self._typed), sort=self._sort, ascending=self._ascending)

    def _show_found(self, found: FoundCases) -> None:
        asked, self._asking = self._asking, None
        if asked != self._wanted_now:
            self.ask()  # somebody typed on: this answer is to an older question
            return
        page = found.page
        self._after = page.after
        self.table.set_rows(page.lines, more=page.after is not None)
        self.table.setVisible(bool(page.lines))
        self.empty.setVisible(not page.lines)
        self._found = found
        self._say_found()

    def _refused(self, error: DeskError) -> None:
        self._asking = None
        self.desk.refuse(error, of=self)

    def _say_found(self) -> None:
        if self._found is None:
            return
        every, matching = f"{self._found.every:,}", f"{self._found.matching:,}"
        matching += "+" * self._found.or_more
        if self._found.matching == self._found.every or self.desk.masked:
            self.found.setText(_("{n} cases", n=every))
        else:
            self.found.setText(_("{n} match, {every} in all", n=matching, every=every))

    def _more(self) -> None:
        asked = self._wanted_now
        self.desk.ask(self, partial(self._append, asked), case_page, asked, self._after)

    def _append(self, asked: CaseFilter, page: CasePage) -> None:
        if asked == self._wanted_now:
            self._after = page.after
            self.table.append_rows(page.lines, more=page.after is not None)

    def _sorted(self, column: str, descending: bool) -> None:
        self._sort, self._ascending = SortBy(column), not descending
        self.ask()

    def _cells(self, line: CaseLine) -> tuple[Cell, ...]:
        return cells(line, self.desk, self._typed)

    def _chosen(self, line: CaseLine | None) -> None:
        if line is None:
            self._close_look()
            return
        self.look.show_line(line)
        self.beside.open_side()
        self.desk.ask(self, self.look.show_view, case_view, line.id, failed=self.look.show_refused)

    def _close_look(self) -> None:
        typing = self.window().focusWidget()
        if self.beside.is_open():
            self.beside.close_side()
        if typing is not None and typing is not self.look and not self.look.isAncestorOf(typing):
            typing.setFocus()  # the search field keeps the cursor while the list changes under it

    def _open(self, line: CaseLine) -> None:
        self._go(line.id)

    def _go(self, case_id: str) -> None:
        self.desk.go("case", case_id)

    def _staff(self, staff: list[Staff]) -> None:
        self.filters.offer_mediators(staff)

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"case", "screening", "person"}:
            self.ask()

    def _masked(self, _masked: bool) -> None:
        self.table.refresh()
        self._say_found()
        row = self.table.current_row()
        if row is not None:
            self._chosen(row)

    def _say_folded(self, titles: tuple[str, ...]) -> None:
        self.folded.setVisible(bool(titles))
        self.folded.setText(_("Not shown for want of room: {columns}", columns=listed(titles)))


def _line_id(line: CaseLine) -> str:
    return line.id
