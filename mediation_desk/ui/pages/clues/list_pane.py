"""The list of clues: open ones by the day they are due; Enter opens one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.clue_list import PAGE, ClueFilter, ClueLine, ClueShelf, Key
from mediation_desk.services.clue_export import MOST_LINES, export_clues
from mediation_desk.services.clues import CluePage, clue_page
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.ui.pages.clues.columns import cells, columns, sheet_words
from mediation_desk.ui.pages.clues.filters import ClueFilters
from mediation_desk.words import _, count, listed


class ListPane(QWidget):
    """`ask()` looks anew; `counted(words)` says how many are open and overdue."""

    counted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._names: dict[str, str] = {}
        self._asked = (ClueFilter(), "")
        self.filters = ClueFilters(desk)
        self.filters.changed.connect(self.ask)
        self.table = Table(columns(), self._cells, key=_line_id, name=_("Clues"))
        self.table.opened.connect(self._open)
        self.table.wanted_more.connect(self._more)
        self.empty = EmptyState(
            _("No clue here"), _("Take one in as somebody rings or knocks: Ctrl+Enter begins.")
        )
        self.empty.hide()
        self.folded = Label("", "small", tone="ink2")
        self.folded.hide()
        self.table.folded.connect(self._say_folded)
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        sheet.add(self.empty, 1)
        column = Column(self, gap=8)
        column.addWidget(self.filters)
        column.addWidget(sheet, 1)
        column.addWidget(self.folded)
        desk.masked_changed.connect(lambda _on: self.table.refresh())

    def ask(self) -> None:
        """Ask for the first lines."""
        self._asked = (self.filters.wanted(), self.filters.typed.text())
        wanted, typed = self._asked
        show = partial(self._show, self._asked)
        self.desk.ask(self, show, clue_page, wanted, typed=typed)

    def search(self, typed: str) -> None:
        """Find these words among all clues, closed ones too."""
        self.filters.shelf.set_value(ClueShelf.ALL)
        self.filters.typed.setText(typed)

    def overdue(self) -> None:
        """Show what is overdue."""
        self.filters.shelf.set_value(ClueShelf.OVERDUE)

    def export(self) -> None:
        """What the filters show, as a file where the person says."""
        leave_as_sheet(
            self.desk,
            self,
            export_clues,
            self.filters.wanted(),
            sheet_words(self.desk, self._names),
            name=_("Clues"),
            title=_("Export the clues"),
            means=_("clues.export_means", most=f"{MOST_LINES:,}"),
        )

    def _show(self, asked: tuple[ClueFilter, str], found: CluePage) -> None:
        if asked != self._asked:
            return  # an answer to an older question
        self._names = dict(found.staff)
        self.filters.offer_staff(found.staff)
        self.table.set_rows(found.lines, more=len(found.lines) == PAGE)
        self.table.setVisible(bool(found.lines))
        self.empty.setVisible(not found.lines)
        said = count("{n} clue open", "{n} clues open", found.open)
        late = count("{n} overdue", "{n} overdue", found.overdue)
        self.counted.emit(f"{said} · {late}" if found.overdue else said)

    def _more(self) -> None:
        wanted, typed = self._asked
        rows: list[ClueLine] = self.table.lines.rows
        after: Key | None = rows[-1].key(wanted) if rows else None
        more = partial(self._append, self._asked)
        self.desk.ask(self, more, clue_page, wanted, after, typed)

    def _append(self, asked: tuple[ClueFilter, str], found: CluePage) -> None:
        if asked == self._asked:
            self.table.append_rows(found.lines, more=len(found.lines) == PAGE)

    def _cells(self, line: ClueLine) -> tuple[Cell, ...]:
        return cells(line, self.desk, self._names, self._asked[1])

    def _open(self, line: ClueLine) -> None:
        self.desk.go("clue", line.id)

    def _say_folded(self, titles: tuple[str, ...]) -> None:
        self.folded.setVisible(bool(titles))
        self.folded.setText(_("Not shown for want of room: {columns}", columns=listed(titles)))

    def begin(self) -> None:
        """A new clue has a page of its own."""
        self.desk.go("clue", "", "new")

    def take_focus(self) -> None:
        """The cursor goes where the list is searched."""
        self.filters.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _line_id(line: ClueLine) -> str:
    return line.id
