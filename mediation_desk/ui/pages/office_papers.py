"""办公文书: papers of no case: what was written, and what can be."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.services.filling.filling import Home
from mediation_desk.services.written_desk import WrittenLine, written_of_office
from mediation_desk.ui.day_prints import DayPrintsButton
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.keys import bind
from mediation_desk.ui.kind_finder import KindFinder
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.paper_tabs import OFFICE, PaperTabs
from mediation_desk.ui.two_panes import TwoPanes
from mediation_desk.ui.written_lines import kind_lines, written_line
from mediation_desk.words import _


class OfficePapersPage(Page):
    """`desk.go("office_papers")`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Papers"))
        self.tabs = PaperTabs(OFFICE, desk)
        self.lines = LineList(name=_("Papers of the office"))
        self.lines.opened.connect(self._open)
        self._nothing = EmptyState(_("No paper written yet"), _("Choose one at the right."))
        written = Sheet(_("Written here"))
        written.add(self.lines, 1)
        written.add(self._nothing, 1)
        self.new = KindFinder()
        self.new.searched.connect(self._show_kinds)
        self.new.taken.connect(self._write)
        self.head.add_button(DayPrintsButton(desk, desk.today))
        self.body.addWidget(self.tabs)
        self.body.addWidget(TwoPanes(written, self.new, (_("Written here"), _("New paper"))), 1)
        desk.changed.connect(self._changed)
        bind(self, "Ctrl+Tab", self.tabs.next)

    def opened(self, *args: object) -> None:
        """Look again."""
        self.new.search.clear()
        self._show_kinds()
        self._look()

    def find_in_list(self) -> None:
        """Among the kinds."""
        self.new.begin()

    def panes(self) -> tuple[QWidget, ...]:
        """Tabs, what was written, then what can be."""
        return (self.tabs, self.lines, self.new)

    def _look(self) -> None:
        self.desk.ask(self, self._show, written_of_office)

    def _show(self, found: tuple[WrittenLine, ...]) -> None:
        self.lines.set_lines([written_line(one, self.desk.today()) for one in found])
        self.lines.setVisible(bool(found))
        self._nothing.setVisible(not found)

    def _show_kinds(self) -> None:
        self.new.show_lines(kind_lines(self.new.typed, Home.OFFICE))

    def _open(self, wanted: object) -> None:
        if isinstance(wanted, tuple):
            self.desk.go("written_paper", "", str(wanted[1]))

    def _write(self, key: object) -> None:
        self.desk.go("written_paper", "", str(key))

    def _changed(self, nouns: frozenset[str]) -> None:
        if "written" in nouns and self.isVisible():
            self._look()
