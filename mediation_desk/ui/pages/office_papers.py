"""办公文书: papers of no case: what was written, and what can be."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.services.filling.filling import Home
from mediation_desk.services.written_desk import WrittenLine, written_of_office
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import IconLabel
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.two_panes import TwoPanes
from mediation_desk.ui.written_lines import kind_lines, written_line
from mediation_desk.words import _


class OfficePapersPage(Page):
    """`desk.go("office_papers")`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Papers of the office"))
        self.lines = LineList(name=_("Papers of the office"))
        self.lines.opened.connect(self._open)
        self._nothing = EmptyState(_("No paper written yet"), _("Choose one at the right."))
        written = Sheet(_("Written here"))
        written.add(self.lines, 1)
        written.add(self._nothing, 1)
        self.search = LineEdit(_("Name or pinyin initials"))
        self.search.setAccessibleName(_("Find a kind of paper"))
        self.search.put_before(IconLabel("search", "ink3"))
        self.search.textChanged.connect(self._show_kinds)
        self.search.returnPressed.connect(self._take_first)
        self.kinds = LineList(name=_("New paper"), row_height=44)
        self.kinds.opened.connect(self._write)
        self._new = Sheet(_("New paper"))
        self._new.add(self.search)
        self._new.add(self.kinds, 1)
        self.body.addWidget(TwoPanes(written, self._new, (_("Written here"), _("New paper"))), 1)
        desk.changed.connect(self._changed)

    def opened(self, *args: object) -> None:
        """Look again."""
        self.search.clear()
        self._show_kinds()
        self._look()

    def find_in_list(self) -> None:
        """Among the kinds."""
        self.search.setFocus()
        self.search.selectAll()

    def panes(self) -> tuple[QWidget, ...]:
        """What was written, then what can be."""
        return (self.lines, self._new)

    def _look(self) -> None:
        self.desk.ask(self, self._show, written_of_office)

    def _show(self, found: tuple[WrittenLine, ...]) -> None:
        self.lines.set_lines([written_line(one, self.desk.today()) for one in found])
        self.lines.setVisible(bool(found))
        self._nothing.setVisible(not found)

    def _show_kinds(self) -> None:
        self.kinds.set_lines(kind_lines(self.search.text().strip(), Home.OFFICE))

    def _take_first(self) -> None:
        first = next((one for one in self.kinds.entries.lines if isinstance(one, Line)), None)
        if first is not None and self.search.text().strip():
            self._write(first.id)

    def _open(self, wanted: object) -> None:
        if isinstance(wanted, tuple):
            self.desk.go("written_paper", "", str(wanted[1]))

    def _write(self, key: object) -> None:
        self.desk.go("written_paper", "", str(key))

    def _changed(self, nouns: frozenset[str]) -> None:
        if "written" in nouns and self.isVisible():
            self._look()
