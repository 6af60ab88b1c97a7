"""五色家庭: the board of households by colour and area, and the list of them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.household_list import Board
from mediation_desk.services.household_board import board_of
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.pages.families.list_pane import ListPane
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, count


class FamiliesPage(Page):
    """The list of households."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Families of five colours"))
        self.facts = Label("", tone="ink2")
        self.head.set_facts(self.facts)
        self.list = ListPane(desk)
        self.body.addWidget(self.list, 1)
        desk.changed.connect(self._changed)

    def opened(self, *_args: object) -> None:
        """Shown."""
        self.ask()

    def find_in_list(self) -> None:
        """The cursor goes where the list is searched."""
        self.list.find_in_list()

    def panes(self) -> tuple[QWidget, ...]:
        """Filters, then the table."""
        return self.list.filters, self.list.table

    def ask(self) -> None:
        """Ask for the board and what the list shows."""
        self.desk.ask(self, self._show, board_of, "")

    def _show(self, board: Board) -> None:
        self.facts.setText(
            "　".join(
                (
                    count("{n} household", "{n} households", board.households),
                    count("{n} person", "{n} people", board.persons),
                )
            )
        )
        self.list.show_scheme(board.scheme)
        self.list.filters.offer(board.scheme, board.areas, ())
        self.list.ask()

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"household", "home_visit", "area"}:
            self.ask()
