"""时限看板: everything that must be met, the nearest first; Enter opens where it hangs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.case_limit import LimitUrgency
from mediation_desk.domain.limit_board import Board, BoardFilter, BoardLine, BoardPage, Key
from mediation_desk.domain.limit_rule import RuleGroup
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.services.access import DOSSIER_READ
from mediation_desk.services.limit_places import place_of
from mediation_desk.services.limits import board, board_page
from mediation_desk.services.staff import everybody
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.limits.columns import cells, columns
from mediation_desk.ui.pages.limits.export import export
from mediation_desk.ui.pages.limits.filters import LimitFilters
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, listed

_NOUNS = {
    "limit",
    "case",
    "agreement",
    "confirmation",
    "referral",
    "reception",
    "note",
    "counselling",
    "mediation_record",
    "performance",
    "visit",
    "safety",
}


class LimitsPage(Page):
    """`desk.go("limits")`; with a LimitUrgency only what is as near, with a RuleGroup all of that part
    of the work, information too."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Board of limits"))
        self._wanted = BoardFilter()
        self._asking: BoardFilter | None = None
        self._after: Key | None = None
        self.export = Button(_("Export"), icon="file-export")
        self.export.clicked.connect(self._export)
        self.head.add_button(self.export)
        self.filters = LimitFilters()
        if Role.DIRECTOR in desk.staff.roles or not desk.staff.roles & DOSSIER_READ:
            self.filters.choose_everybody()
        self.filters.changed.connect(self.ask)
        self.table = Table(columns(), self._cells, key=_line_id, name=_("Board of limits"))
        self.table.wanted_more.connect(self._more)
        self.table.opened.connect(self._open)
        self.empty = EmptyState(
            _("Nothing runs here"), _("Limits appear by themselves when something begins")
        )
        self.empty.hide()
        self.counting = Label(
            _("Limits are being counted anew; the list fills by itself"), "small", tone="ink2"
        )
        self.counting.hide()
        self.folded = Label("", "small", tone="ink2")
        self.folded.hide()
        self.table.folded.connect(self._say_folded)
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        sheet.add(self.empty, 1)
        column = Column(gap=8)
        column.addWidget(self.filters)
        column.addWidget(self.counting)
        column.addWidget(sheet, 1)
        column.addWidget(self.folded)
        self.body.addLayout(column, 1)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._masked)
        desk.ask(self, self.filters.offer_staff, everybody)

    def opened(self, *args: object) -> None:
        """Shown; how near may come along."""
        if args and isinstance(args[0], LimitUrgency):
            self.filters.choose(args[0])
        if args and isinstance(args[0], RuleGroup):
            self.filters.choose_group(args[0])
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask()

    def search(self, typed: str) -> None:
        """Somebody types in the top bar."""
        self.filters.typed.setText(typed)

    def find_in_list(self) -> None:
        """Into the words to find."""
        self.filters.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.typed.selectAll()

    def panes(self) -> tuple[QWidget, ...]:
        """Filters, then the list."""
        return self.filters, self.table

    def ask(self) -> None:
        """Ask for the first lines and the figures; one question at a time, the newest one last."""
        self._wanted = self.filters.wanted()
        if self._asking is None:
            self._asking = self._wanted
            self.desk.ask(self, self._show, board, self._wanted, failed=self._refused)

    def _show(self, found: Board) -> None:
        asked, self._asking = self._asking, None
        if asked != self._wanted:
            self.ask()  # somebody typed on: this answer is to an older question
            return
        self._after = found.page.after
        self.filters.show_board(found)
        self.table.set_rows(found.page.lines, more=found.page.after is not None)
        self.table.setVisible(bool(found.page.lines))
        self.empty.setVisible(not found.page.lines)
        self.counting.setVisible(found.counting and self.desk.copy is None)
        self.export.setEnabled(bool(found.page.lines))

    def _refused(self, error: DeskError) -> None:
        self._asking = None
        self.desk.refuse(error, of=self)

    def _more(self) -> None:
        if self._after is not None:
            self.desk.ask(self, partial(self._append, self._wanted), board_page, self._wanted, self._after)

    def _append(self, asked: BoardFilter, page: BoardPage) -> None:
        if asked == self._wanted:
            self._after = page.after
            self.table.append_rows(page.lines, more=page.after is not None)

    def _open(self, line: BoardLine) -> None:
        self.desk.go(*place_of(line))

    def _export(self) -> None:
        export(self.desk, self, self._wanted)

    def _cells(self, line: BoardLine) -> tuple[Cell, ...]:
        return cells(line, self.desk, self._wanted.typed)

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & _NOUNS:
            self.ask()

    def _masked(self, _masked: bool) -> None:
        self.table.refresh()

    def _say_folded(self, titles: tuple[str, ...]) -> None:
        self.folded.setVisible(bool(titles))
        self.folded.setText(_("Not shown for want of room: {columns}", columns=listed(titles)))


def _line_id(line: BoardLine) -> str:
    return line.id
