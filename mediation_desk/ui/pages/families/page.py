"""五色家庭: the board of households by colour and area, and the list of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.household_list import NO_COLOUR, OLD_SCHEME, Board
from mediation_desk.services.access import HOME_VISIT_WRITE
from mediation_desk.services.household_links import who_looks_after
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.families.board_pane import BoardPane
from mediation_desk.ui.pages.families.export import export
from mediation_desk.ui.pages.families.list_pane import ListPane
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, count

BOARD, LIST, CLUES = "board", "list", "clues"


class FamiliesPage(Page):
    """`desk.go("families", "list", "overdue")` (or "waiting") shows the list of those alone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Five-colour families"))
        self.facts = Figures()
        self.head.set_facts(self.facts)
        self.ways = Segments(
            [(BOARD, _("Board")), (LIST, _("List")), (CLUES, _("Clues"))], name=_("Five-colour families")
        )
        self.ways.set_value(BOARD)
        self.ways.changed.connect(self._way)
        self.out = Button(_("Export"), icon="file-export")
        self.out.clicked.connect(self._export)
        self.new = Button(_("New household"), icon="plus")
        self.new.clicked.connect(self._new)
        self.route = Button(_("Route sheet"), icon="printer")
        self.route.clicked.connect(self._route)
        self.visit = Button(_("Note a visit"), "primary", icon="plus")
        self.visit.clicked.connect(self.primary)
        self.visit.setVisible(bool(desk.staff.roles & HOME_VISIT_WRITE))
        for button in (self.ways, self.out, self.new, self.route, self.visit):
            self.head.add_button(button)
        self.board = BoardPane(desk)
        self.list = ListPane(desk)
        self.panes_of = Stack()
        self.panes_of.addWidget(self.board)
        self.panes_of.addWidget(self.list)
        self.body.addWidget(self.panes_of, 1)
        self.board.shown.connect(self._show)
        self.board.opened.connect(self._open)
        self.board.rest.connect(self._rest)
        self.board.unassessed.connect(self._unassessed)
        self.board.waiting.connect(self._waiting)
        self.board.schemes.connect(lambda: self.desk.go("colour_schemes"))
        self.board.picture.connect(lambda: self.desk.go("area_shares"))
        self.list.opened.connect(self._open)
        desk.changed.connect(self._changed)
        self._to_list: dict[str, Any] | None = None
        self._face()

    def opened(self, *args: object) -> None:
        """Shown; a link may ask for the list of an area, of colours, or of overdue visits."""
        if args and args[0] == LIST:
            self._to_list = {str(one): True for one in args[1:]}
            self.ways.set_value(LIST)
        self.ask()

    def primary(self) -> None:
        """A visit."""
        self.desk.go("home_visits", "visits", "")

    def print(self) -> None:
        """The route sheet."""
        self._route()

    def find_in_list(self) -> None:
        """The cursor goes where the list is searched."""
        self.ways.set_value(LIST)
        self.list.find_in_list()

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 walks through."""
        if self.panes_of.currentWidget() is self.list:
            return self.list.filters, self.list.table
        return self.board.tree, *(one.cards for one in self.board.columns)

    def ask(self) -> None:
        """Ask for the board; the list asks when it knows the scheme."""
        self.board.ask()
        self.desk.ask(self, self.list.filters.offer_helpers, who_looks_after)

    def _show(self, board: Board) -> None:
        self.facts.show_board(board)
        self.list.show_scheme(board.scheme)
        self.list.filters.offer(board.scheme, board.areas)
        if self._to_list is not None:
            only, self._to_list = self._to_list, None
            self.list.filters.show_only(**only)
        elif self.panes_of.currentWidget() is self.list:
            self.list.ask()

    def _way(self) -> None:
        if self.ways.value() == CLUES:
            self.ways.set_value(BOARD if self.panes_of.currentWidget() is self.board else LIST)
            self.desk.go("clues")
            return
        self._face()
        if self.panes_of.currentWidget() is self.list and self._to_list is None and self.list.ready:
            self.list.ask()

    def _face(self) -> None:
        lists = self.ways.value() == LIST
        self.panes_of.setCurrentWidget(self.list if lists else self.board)
        self.out.setVisible(lists)
        self.new.setVisible(lists)
        self.route.setVisible(not lists)

    def _rest(self, path: str, code: str) -> None:
        self._to_list = {"area_path": path, "colours": (code,)}
        self.ways.set_value(LIST)
        self.ask()

    def _unassessed(self, path: str) -> None:
        self._to_list = {"area_path": path, "colours": (NO_COLOUR, OLD_SCHEME)}
        self.ways.set_value(LIST)
        self.ask()

    def _waiting(self, path: str) -> None:
        self._to_list = {"area_path": path, "waiting": True}
        self.ways.set_value(LIST)
        self.ask()

    def _open(self, household_id: str) -> None:
        self.desk.go("household", household_id)

    def _new(self) -> None:
        self.desk.go("household_form")

    def _route(self) -> None:
        self.desk.go("home_visits", "route")

    def _export(self) -> None:
        export(self.desk, self, self.list.wanted())

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"household", "home_visit", "area"}:
            self.ask()


class Figures(Label):
    """212 户 590 人 · 到期未访 2 户."""

    def __init__(self) -> None:
        super().__init__("", "body", tone="ink2")

    def show_board(self, board: Board) -> None:
        """The figures of the area shown."""
        parts = [
            count("{n} household", "{n} households", board.households),
            count("{n} person", "{n} people", board.persons),
        ]
        if board.overdue:
            parts.append(count("{n} visit overdue", "{n} visits overdue", board.overdue))
        self.setText(" · ".join(parts))
