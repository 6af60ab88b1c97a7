"""新建文书: kinds of papers to write, narrowed by name, form or letters; Enter takes the first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _


class KindFinder(Sheet):
    """`searched()` when other words are typed: answer by `show_lines`; `taken(id)` when one is chosen."""

    searched = Signal()
    taken = Signal(object)

    def __init__(self, *between: QWidget) -> None:
        """`between` stand under the search, above the list."""
        super().__init__(_("New paper"))
        self.search = LineEdit(_("Name or pinyin initials"))
        self.search.setAccessibleName(_("Find a kind of paper"))
        self.search.put_before(IconLabel("search", "ink3"))
        self.search.textChanged.connect(self.searched)
        self.search.returnPressed.connect(self._take_first)
        self.kinds = LineList(name=_("New paper"), row_height=44)
        self.kinds.opened.connect(self.taken)
        self.nothing = Label(_("No kind of paper is called so."), "small")
        for part in (self.search, *between, self.nothing):
            self.add(part)
        self.add(self.kinds, 1)

    @property
    def typed(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    def begin(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def show_lines(self, lines: Sequence[Line | Group]) -> None:
        """Show these kinds, or that there are none."""
        self.kinds.set_lines(lines)
        self.nothing.setVisible(not lines)

    def _take_first(self) -> None:
        first = next((one for one in self.kinds.entries.lines if isinstance(one, Line)), None)
        if first is not None and self.typed:
            self.taken.emit(first.id)
