"""A list with the sheet beside it in which the chosen entry, or a new one, is filled in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from mediation_desk.ui.desk import Desk
from mediation_desk.ui.entry_list import EntryList
from mediation_desk.ui.entry_side import EntrySide
from mediation_desk.ui.inspector_split import Split
from mediation_desk.ui.kit.layout import Column
from mediation_desk.words import _


class EntryPane(QWidget):
    """`ask` reads the rows; `fresh()` is a new entry, `title(row or None)` what the sheet is called then."""

    def __init__(
        self,
        desk: Desk,
        listed: EntryList,
        side: EntrySide,
        *,
        ask: Callable[..., Any],
        fresh: Callable[[], Any],
        begins: str,
        nouns: frozenset[str],
        writes: bool,
    ) -> None:
        super().__init__()
        self.desk, self.list, self.side, self.begins = desk, listed, side, begins
        self._ask, self._fresh, self._nouns, self._writes = ask, fresh, nouns, writes
        self._begun = False
        Column(self).addWidget(Split(listed, side))
        side.setVisible(writes)
        listed.chosen.connect(self._choose)
        listed.opened.connect(self._choose)
        side.kept.connect(self._kept)
        desk.changed.connect(self._changed)

    def look(self) -> None:
        """Ask anew; a new entry waits at the right."""
        self.desk.ask(self, self.list.set_rows, self._ask)
        if self._writes and not self._begun:
            self._begun = True
            self.side.begin(self._fresh(), "", self.begins)

    def begin(self) -> None:
        """A new entry, the cursor in its first field."""
        if self._writes:
            self.list.table.clearSelection()
            self.side.begin(self._fresh(), "", self.begins, focus=True)

    def put_by(self) -> None:
        """Keep what is half typed as a draft."""
        self.side.put_by()

    def _choose(self, row: Any) -> None:
        if row is not None and self._writes:
            self.side.begin(row, row.id, _("Change the entry"))

    def _kept(self, _value: Any) -> None:
        self.desk.toast(_("Kept"))
        self.list.table.clearSelection()
        self.side.begin(self._fresh(), "", self.begins)

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & self._nouns:
            self.look()
