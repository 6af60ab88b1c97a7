"""A chart and the same numbers as a table, one key apart: Ctrl+T, which the page binds for all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from mediation_desk.ui.kit.bar_chart import BarChart
from mediation_desk.ui.kit.cells import Column, Text
from mediation_desk.ui.kit.chart_values import Bars, Stack, Trend, figure
from mediation_desk.ui.kit.layout import Column as Upright
from mediation_desk.ui.kit.stack_chart import StackChart
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.kit.trend_chart import TrendChart
from mediation_desk.words import _

Values = Trend | Bars | Stack
_WIDE = 3
"""Columns of numbers that have room at full width."""


class ChartAndTable(QWidget):
    """Shows a trend, bars or shares, whichever it is given; `turn()` changes between chart and table."""

    def __init__(self, values: Values) -> None:
        super().__init__()
        self._both = QStackedWidget()
        self._column = Upright(self, gap=0)
        self._column.addWidget(self._both)
        self.values = values
        self.chart: TrendChart | BarChart | StackChart | None = None
        self.table: Table | None = None
        self.show_values(values)

    @property
    def as_table(self) -> bool:
        """Whether the table is what is seen."""
        return self._both.currentIndex() == 1

    def show_values(self, values: Values) -> None:
        """Show this in both."""
        turned = self.as_table
        while self._both.count():
            old = self._both.widget(0)
            self._both.removeWidget(old)
            old.deleteLater()
        self.values = values
        if isinstance(values, Trend):
            self.chart = TrendChart(values)
        elif isinstance(values, Bars):
            self.chart = BarChart(values)
        else:
            self.chart = StackChart(values)
        self.chart.setToolTip("Ctrl+T")
        self.chart.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        heads, rows = numbers(values)
        narrow = len(heads) > _WIDE  # such as five colours beside the period
        columns = [
            Column(key=str(n), title=head, width=44 if narrow else 96 if n else 88, right=bool(n))
            for n, head in enumerate(heads)
        ]
        self.table = Table(columns, cells=_cells, key=lambda row: row[0], name=values.name, row_height=32)
        self.table.set_rows(rows)
        self._both.addWidget(self.chart)
        self._both.addWidget(self.table)
        self._both.setCurrentIndex(1 if turned else 0)

    def turn(self) -> None:
        """The table instead of the chart, or the chart instead of the table."""
        self._both.setCurrentIndex(0 if self.as_table else 1)
        shown = self._both.currentWidget()
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)


def numbers(values: Values) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The same numbers as heads and rows of words."""
    if isinstance(values, Trend):
        heads = (_("Period"), values.now_word or _("Figure"), values.earlier_word or _("A year before"))
        return heads, [(one.at, figure(one.now), figure(one.earlier)) for one in values.points]
    if isinstance(values, Bars):
        return (_("Kind"), _("Figure")), [(one.word, one.end) for one in values.bars]
    return (_("Period"), *(part.word for part in values.parts)), [
        (place, *(figure(part.values[n]) for part in values.parts)) for n, place in enumerate(values.at)
    ]


def _cells(row: Sequence[str]) -> tuple[Text, ...]:
    return tuple(Text(text=word) for word in row)
