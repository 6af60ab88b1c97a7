"""各站数字: figures stations told without rows, each beside the same counted here; nothing is added up."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.figure import Counted
from mediation_desk.domain.figures import figure
from mediation_desk.services.packet_figures import StationFigure, station_figures
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.figure_words import figure_word, unit_word, value_text
from mediation_desk.ui.kit.cells import Cell, Text
from mediation_desk.ui.kit.cells import Column as TableColumn
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.table import Table
from mediation_desk.words import _


class FiguresPane(QWidget):
    """A table, by station and period."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._lines: tuple[StationFigure, ...] = ()
        self._sort = ("station", False)
        self.table = Table(_columns(), _cells, name=_("Figures of stations"), row_height=40)
        self.table.sorted_by.connect(self._sorted)
        self.empty = EmptyState(_("No station told figures yet"), "")
        column = Column(self, gap=12)
        column.addWidget(Prose(_("packet.figures_how"), "small", tone="ink2"))
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)

    def look(self) -> None:
        """Ask for them."""
        self.desk.ask(self, self._show, station_figures)

    def parts(self) -> tuple[QWidget, ...]:
        """The table."""
        return (self.table,)

    def _show(self, lines: tuple[StationFigure, ...]) -> None:
        self._lines = lines
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self._put()

    def _sorted(self, column: str, descending: bool) -> None:
        self._sort = (column, descending)
        self._put()

    def _put(self) -> None:
        column, down = self._sort
        at = [one.key for one in _columns()].index(column)
        self.table.set_rows(sorted(self._lines, key=lambda one: _texts(one)[at], reverse=down))


def _columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn(key="station", title=_("Station"), width=240, sort=True),
        TableColumn(key="period", title=_("Period"), width=216, sort=True),
        TableColumn(key="figure", title=_("Figure"), sort=True),
        TableColumn(key="theirs", title=_("Told by the station"), width=144, right=True),
        TableColumn(key="ours", title=_("Counted here"), width=144, right=True),
    )


def _cells(one: StationFigure) -> tuple[Cell, ...]:
    return tuple(Text(text=words) for words in _texts(one))


def _texts(one: StationFigure) -> tuple[str, ...]:
    period = f"{one.period.first.isoformat()} — {one.period.last.isoformat()}"
    try:
        known = figure(one.theirs.key)
    except StopIteration:  # a newer program counts it
        return one.station, period, one.theirs.key, _plain(one.theirs), "—"
    unit = unit_word(known)
    ours = f"{value_text(known, one.ours)} {unit}" if one.ours is not None else "—"
    return one.station, period, figure_word(known), f"{value_text(known, one.theirs)} {unit}", ours


def _plain(one: Counted) -> str:
    return str(one.value) if one.value is not None else f"{one.numerator}/{one.denominator}"
