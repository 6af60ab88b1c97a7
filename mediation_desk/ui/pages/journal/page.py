"""The page of the journal for the director: every act, newest first, and whether it is whole."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.journal import JournalFilter, JournalLine, JournalPage, SubjectKind, kind_of_act
from mediation_desk.services.journal import journal_page
from mediation_desk.services.staff import everybody
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.journal_words import about_words, act_words, field_words
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Column, Text
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.journal.checking import Checking
from mediation_desk.ui.pages.journal.export import export
from mediation_desk.ui.pages.journal.filters import JournalFilters
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, listed, term

_LOOKS_ON = 10
"""Empty pieces looked through by itself before the person is asked to go on."""


class JournalPageView(Page):
    """Filters, table, and what a check found."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Journal"))
        self.export = Button(_("Export as a spreadsheet"), icon="file-export")
        self.export.clicked.connect(self._export)
        self.check = Button(_("Check the journal"), "primary", icon="shield-half")
        self.check.clicked.connect(self.primary)
        self.head.add_button(self.export)
        self.head.add_button(self.check)
        self.filters = JournalFilters(desk)
        self.filters.changed.connect(self.ask)
        self.checking = Checking(desk)
        columns = (
            Column(key="when", title=_("When"), width=136),
            Column(key="who", title=_("By whom"), width=104, wrap=True),
            Column(key="act", title=_("Act"), wrap=True),
            Column(key="about", title=_("Concerned"), wrap=True),
            Column(key="fields", title=_("Fields"), wrap=True, drop=2),
            Column(key="number", title=_("No."), width=88, right=True, drop=1),
        )
        self.table = Table(columns, self._cells, key=_number, name=_("Journal"))
        self.table.wanted_more.connect(self._more)
        self.table.opened.connect(self._concern)
        self.empty = EmptyState(_("Nothing like this in the journal"), _("Please loosen the filters."))
        self.folded = Label("", "small", tone="ink2")
        self._wanted = JournalFilter()
        self._before: int | None = None
        self._looked = 0
        self._lay_out()
        desk.masked_changed.connect(self._masked)
        desk.changed.connect(self._changed)

    def opened(self, *_args: object) -> None:
        """Ask for everybody and the newest entries."""
        self.desk.ask(self, self.filters.offer_staff, everybody)
        self.ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def primary(self) -> None:
        """Check the journal."""
        self.checking.begin()

    def find_in_list(self) -> None:
        """To the field for a person or case."""
        self.filters.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """Filters, what was found, the table."""
        shown = (self.checking,) if self.checking.isVisible() else ()
        return (self.filters, *shown, self.table)

    def ask(self) -> None:
        """The newest entries that the filter lets through."""
        self._wanted, self._looked = self.filters.wanted(), 0
        asked = self._wanted
        self.desk.ask(self, partial(self._show, asked), journal_page, asked)

    def _lay_out(self) -> None:
        self.body.addWidget(self.filters)
        self.body.addWidget(self.checking)
        listed = Sheet(margin=0, gap=0)
        listed.add(self.table, 1)
        listed.add(self.empty, 1)
        self.empty.hide()
        self.folded.hide()
        self.table.folded.connect(self._say_folded)
        self.body.addWidget(listed, 1)
        self.body.addWidget(self.folded)

    def _show(self, asked: JournalFilter, page: JournalPage) -> None:
        if asked != self._wanted:
            return
        self._before = page.before
        if not page.lines and page.before is not None and self._looked < _LOOKS_ON:
            self._looked += 1
            self.desk.ask(self, partial(self._show, asked), journal_page, asked, page.before)
            return
        self.table.set_rows(page.lines, more=page.before is not None)
        self.table.setVisible(bool(page.lines))
        self.empty.setVisible(not page.lines)

    def _more(self) -> None:
        asked = self._wanted
        self.desk.ask(self, partial(self._append, asked), journal_page, asked, self._before)

    def _append(self, asked: JournalFilter, page: JournalPage) -> None:
        if asked != self._wanted:
            return
        self._before = page.before
        if not page.lines and page.before is not None:
            self._more()
            return
        self.table.append_rows(page.lines, more=page.before is not None)

    def _cells(self, line: JournalLine) -> tuple[Cell, ...]:
        day = limits.day(legal_day(line.at), self.desk.today())
        failed = line.act in ("sign_in_failed", "clock_set_back")
        return (
            Text(text=f"{day} {line.at.astimezone(SHANGHAI):%H:%M}"),
            Text(text=line.staff or _("nobody signed in")),
            Text(
                text=act_words(line),
                second=term(kind_of_act(line.act)),
                tone="amber" if failed else "ink",
            ),
            Text(text=about_words(line, self.desk.shown)),
            Text(text=field_words(line), tone="ink2"),
            Text(text=f"{line.number:,}", tone="ink2"),
        )

    def _concern(self, line: JournalLine) -> None:
        """Enter on a line: only what concerns the same case or person."""
        about = [one for one in line.subjects if one.kind is not SubjectKind.STAFF]
        if about:
            self.filters.concern(about[0])

    def _export(self) -> None:
        export(self.desk, self, self.filters.wanted())

    def _masked(self, _on: bool) -> None:
        self.filters.masked()
        self.table.refresh()

    def _changed(self, nouns: frozenset[str]) -> None:
        if "journal" in nouns and self.isVisible() and self._before is None:
            self.ask()

    def _say_folded(self, titles: tuple[str, ...]) -> None:
        self.folded.setVisible(bool(titles))
        self.folded.setText(_("Not shown for want of room: {columns}", columns=listed(titles)))


def _number(line: JournalLine) -> int:
    return line.number
