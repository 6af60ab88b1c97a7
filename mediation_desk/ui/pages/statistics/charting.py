"""Asking for what the two charts show; what comes for an earlier choice is dropped."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from mediation_desk.domain.figure import Counted, Figure, FigureKind, Report, Split
from mediation_desk.domain.figures import figure as figure_of
from mediation_desk.domain.figures.work import COLOUR_RANKS
from mediation_desk.domain.period import Period
from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.services.report_charts import MAIN, OTHERS, Course, clocks, colours, course, kinds
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.figure_words import figure_word, unit_word
from mediation_desk.ui.kit.chart_values import Stack, StackPart, Trend, TrendPoint
from mediation_desk.ui.pages.statistics.charts import CLOCKS, COLOURS, Charts
from mediation_desk.words import _, term


class Charting(QObject):
    """`draw` the course of a figure, and beside it what is chosen there."""

    def __init__(self, desk: Desk, charts: Charts) -> None:
        super().__init__(charts)
        self._desk, self._charts = desk, charts
        self._turn = 0

    def give_up(self) -> None:
        """Whatever still comes is for something else."""
        self._turn += 1

    def draw(self, figure: Figure, report: Report) -> None:
        """Ask for both."""
        self._turn += 1
        key, period, choice = figure.key, report.period, report.choice
        if figure.typed:
            self._charts.show_trend(Trend(name=figure_word(figure)), unit_word(figure))
        else:
            then = partial(self._show_course, self._turn, figure)
            self._desk.ask(self, then, course, key, period, choice)
        if self._charts.wanted == COLOURS:
            self._desk.ask(self, partial(self._show_colours, self._turn), colours, period, choice)
        elif self._charts.wanted == CLOCKS:
            self._desk.ask(self, partial(self._show_clocks, self._turn), clocks, period)
        else:
            typed = Split.TYPE in figure.splits and figure.kind is not FigureKind.RATE
            shown = figure if typed else figure_of(MAIN)
            then_kinds = partial(self._show_kinds, self._turn, shown)
            self._desk.ask(self, then_kinds, kinds, shown.key, period, choice)

    def _show_course(self, turn: int, figure: Figure, found: Course) -> None:
        if turn != self._turn:
            return
        points = tuple(
            TrendPoint(at=_month(month), now=_number(figure, now), earlier=_number(figure, earlier))
            for month, now, earlier in zip(found.months, found.now, found.earlier, strict=True)
        )
        trend = Trend(
            name=figure_word(figure),
            points=points,
            now_word=_("These months"),
            earlier_word=_("A year before"),
        )
        self._charts.show_trend(trend, unit_word(figure))

    def _show_kinds(
        self, turn: int, figure: Figure, found: tuple[tuple[DisputeSubtype | None, int], ...]
    ) -> None:
        if turn != self._turn:
            return
        parts = [(term(kind) if kind else _(OTHERS), n, None) for kind, n in found]
        total = sum(n for _kind, n in found)
        title = _("{n} {unit} in all", n=f"{total:,}", unit=unit_word(figure))
        self._charts.show_bars(title, parts)

    def _show_colours(self, turn: int, found: tuple[tuple[Period, tuple[int, ...]], ...]) -> None:
        if turn != self._turn:
            return
        words = {rank: _(f"stack.{rank}") for rank in COLOUR_RANKS}
        parts = tuple(
            StackPart(word=words[rank], rank=rank, values=tuple(counts[n] for _month, counts in found))
            for n, rank in enumerate(COLOUR_RANKS)
        )
        at = tuple(_month(month) for month, _counts in found)
        self._charts.show_stack(Stack(name=_("Families by colour"), at=at, parts=parts))

    def _show_clocks(self, turn: int, found: tuple[tuple[str, int, int], ...]) -> None:
        if turn == self._turn:
            parts = [(_(f"rule.{rule}"), kept, ended) for rule, kept, ended in found[:8]]
            self._charts.show_bars(_("Limits kept / ended"), parts)


def _month(period: Period) -> str:
    return _("{month}/", month=period.first.month)


def _number(figure: Figure, counted: Counted) -> float | None:
    """As the axis shows it: per cent, yuan, hours, or the count."""
    if figure.kind is FigureKind.RATE:
        return None if counted.rate is None else float(counted.rate)
    if counted.value is None:
        return None
    if figure.kind is FigureKind.SUM:
        return counted.value / 100
    return counted.value / 60 if figure.kind is FigureKind.MINUTES else counted.value
