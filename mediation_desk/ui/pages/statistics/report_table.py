"""The table of a report: each figure with its unit, what it came to, the earlier period, and the change."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.domain.figure import Counted, Figure, FigureKind, Report
from mediation_desk.domain.figure_text import change_text, share_text, value_text
from mediation_desk.domain.figures import figures_of
from mediation_desk.ui.figure_words import definition, figure_word, unit_word
from mediation_desk.ui.kit.cells import Cell, Column, Text
from mediation_desk.ui.kit.table import Table
from mediation_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One figure now and in the earlier period, where that was counted, too."""

    figure: Figure
    now: Counted
    earlier: Counted | None = None


class ReportTable(Table):
    """Its rows are ReportLines; a figure the choice cannot narrow is a dash."""

    def __init__(self) -> None:
        columns = (
            Column(key="figure", title=_("What is counted"), wrap=True),
            Column(key="unit", title=_("Unit"), width=58, drop=3),
            Column(key="now", title=_("This period"), width=88, right=True),
            Column(key="earlier", title=_("Compared"), width=84, right=True, drop=2),
            Column(key="change", title=_("More or less"), width=92, right=True, drop=1),
        )
        super().__init__(columns, _cells, key=line_key, name=_("Figures of the report"), row_height=44)


def lines_of(report: Report, earlier: Report | None) -> tuple[ReportLine, ...]:
    """The lines of a report, in the order of its figures."""
    before = {one.key: one for one in earlier.figures} if earlier else {}
    counted = {one.key: one for one in report.figures}
    return tuple(
        ReportLine(figure=figure, now=counted[figure.key], earlier=before.get(figure.key))
        for figure in figures_of(report.kind)
        if figure.key in counted
    )


def sentence_of(line: ReportLine) -> str:
    """The figure with its value, a rate with what stands above and below the line."""
    value = value_text(line.figure, line.now)
    if line.figure.kind is FigureKind.RATE:
        percent = value if line.now.rate is None else f"{value}%"
        return f"{share_text(line.now)} = {percent}"
    return f"{value} {unit_word(line.figure)}"


def definition_of(line: ReportLine) -> str:
    """What exactly was counted."""
    return definition(line.figure)


def line_key(line: ReportLine) -> str:
    """By which a line is known again."""
    return line.figure.key


def _cells(line: ReportLine) -> tuple[Cell, ...]:
    figure = line.figure
    share = share_text(line.now) if figure.kind is FigureKind.RATE else ""
    earlier = value_text(figure, line.earlier) if line.earlier else ""
    change = change_text(figure, line.now, line.earlier) if line.earlier else ""
    return (
        Text(text=figure_word(figure), second=share),
        Text(text=unit_word(figure), tone="ink2"),
        Text(text=value_text(figure, line.now), strong=True),
        Text(text=earlier, tone="ink2"),
        Text(text=change, tone="ink2"),
    )
