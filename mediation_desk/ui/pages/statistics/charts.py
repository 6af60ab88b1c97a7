"""The two charts over the rows: the chosen figure over time; kinds, colours or clocks beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.ui.kit.chart_and_table import ChartAndTable
from mediation_desk.ui.kit.chart_values import Bar, Bars, Stack, Trend
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _

TYPES, COLOURS, CLOCKS = "types", "colours", "clocks"
Parts = Sequence[tuple[str, int, int | None]]
"""(words, count, of how many) of each bar."""


class Charts(QWidget):
    """`picked`: another chart is wanted at the right. Ctrl+T, bound by the page, calls `turn`."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.trend = ChartAndTable(Trend(name=_("Over time")))
        self.beside = ChartAndTable(Bars(name=_("Kinds of disputes")))
        self.choice = Segments(
            [(TYPES, _("Kinds")), (COLOURS, _("Colours")), (CLOCKS, _("Clocks"))],
            compact=True,
            name=_("Chart"),
        )
        self.choice.set_value(TYPES)
        self.choice.changed.connect(self.picked)
        self.trend_title = Label("", "section", wrap=True)
        self.legend = Label("", "small", tone="ink2", wrap=True)
        left, right = Sheet(gap=8, margin=(16, 12, 16, 12)), Sheet(gap=8, margin=(16, 12, 16, 12))
        head = Row(gap=8)
        head.addWidget(self.trend_title, 1)
        head.addWidget(self.legend)
        left.add(head)
        left.add(self.trend, 1)
        self.beside_title = Label("", "section")
        other = FlowLayout(gap=8)  # large text puts the choice below the title
        other.addWidget(self.beside_title)
        other.addWidget(self.choice)
        right.add(other)
        right.add(self.beside, 1)
        row = Row(self, gap=16)
        row.addWidget(left, 1)
        row.addWidget(right, 1)

    @property
    def wanted(self) -> str:
        """Which chart stands at the right."""
        return str(self.choice.value())

    def hasHeightForWidth(self) -> bool:
        """Never: its parts share the height there is, and the page scrolls only where it is too little."""
        return False

    def show_trend(self, trend: Trend, unit: str) -> None:
        """The chosen figure over time."""
        self.trend_title.setText(f"{trend.name}（{unit}）")
        self.legend.setText(f"— {trend.now_word}\n┄ {trend.earlier_word}" if trend.earlier_word else "")
        self.trend.show_values(trend)

    def show_bars(self, title: str, parts: Parts) -> None:
        """Bars, the longest first; of a share both numbers stand at its end."""
        bars = tuple(
            Bar(word=word, value=count)
            if whole is None
            else Bar(word=word, value=count / whole if whole else 0, said=f"{count:,} / {whole:,}")
            for word, count, whole in parts
        )
        shares = any(whole is not None for _word, _count, whole in parts)
        self.beside_title.setText(title)
        self.beside.show_values(Bars(name=title, bars=bars, most=1 if shares else 0))

    def show_stack(self, stack: Stack) -> None:
        """Family colours over time."""
        self.beside_title.setText(stack.name)
        self.beside.show_values(stack)

    def turn(self) -> None:
        """Charts as tables, or tables as charts."""
        self.trend.turn()
        self.beside.turn()
