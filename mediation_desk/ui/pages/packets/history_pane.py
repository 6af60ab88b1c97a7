"""记录: packets that left and came in, the newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.packet import PacketLine, PacketNoun
from mediation_desk.services.packet_keys import Exchange
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Tag, Text
from mediation_desk.ui.kit.cells import Column as TableColumn
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.packets.moments import moment_words
from mediation_desk.ui.pages.packets.states import nouns_words
from mediation_desk.words import _, term


class HistoryPane(QWidget):
    """A table of packets, sorted by any column."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._lines: tuple[PacketLine, ...] = ()
        self._names: dict[str, str] = {}
        self._sort = ("handled_at", True)
        self.table = Table(_columns(), self._cells, key=_key, name=_("Packets"))
        self.table.sorted_by.connect(self._sorted)
        self.empty = EmptyState(_("No packets yet"), "")
        column = Column(self)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)

    def show_state(self, state: Exchange) -> None:
        """The packets of today's register."""
        self._names = {one.id: one.name for one in state.staff}
        self._lines = state.packets
        self.table.setVisible(bool(self._lines))
        self.empty.setVisible(not self._lines)
        self._show()

    def refresh(self) -> None:
        """The mask changed: nothing here is about whoever seeks help."""

    def parts(self) -> tuple[QWidget, ...]:
        """The table."""
        return (self.table,)

    def _sorted(self, column: str, descending: bool) -> None:
        self._sort = (column, descending)
        self._show()

    def _show(self) -> None:
        column, down = self._sort
        self.table.set_rows(sorted(self._lines, key=lambda one: str(getattr(one, column)), reverse=down))

    def _cells(self, one: PacketLine) -> tuple[Cell, ...]:
        counts = {PacketNoun(noun): n for noun, n in one.counts.items()}
        return (
            Text(text=moment_words(one.handled_at)),
            Tag(text=term(one.way)),
            Text(text=one.station),
            Text(text=nouns_words(counts)),
            Text(text=moment_words(one.made_at)),
            Text(text=self._names.get(one.handled_by, "")),
        )


def _key(one: PacketLine) -> str:
    return one.id


def _columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn(key="handled_at", title=_("When"), width=152, sort=True),
        TableColumn(key="way", title=_("In or out"), width=80, sort=True),
        TableColumn(key="station", title=_("With whom"), width=240, sort=True),
        TableColumn(key="counts", title=_("What was in it")),
        TableColumn(key="made_at", title=_("Made at"), width=152, drop=1, sort=True),
        TableColumn(key="handled_by", title=_("By whom"), width=96, drop=2),
    )
