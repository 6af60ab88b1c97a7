"""GZ 工作报表: the figures of a period with their units, definitions and the earlier period beside them.

What charts show on screen stands in a chapter of its own: the same numbers, each with a bar of small squares.
"""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import hands
from mediation_desk.documents.paper import (
    PLAIN,
    Block,
    Cell,
    Grid,
    Imprint,
    Paper,
    Paragraph,
    Row,
    Title,
    text,
)
from mediation_desk.documents.rows import line
from mediation_desk.documents.wording import label, shown, wording

BAR = "■"
LONGEST = 20
"""Squares of the longest bar."""
BLANK_ROWS = 20
_WIDTHS = (34.0, 13.0, 25.0, 21.0, 17.0, 0.0)
"""Millimetres; definitions take the rest."""
_BARS = (40.0, 22.0, 22.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One figure; `share` is what stands above and below the line of a rate."""

    name: str
    unit: str
    value: str
    share: str = ""
    earlier: str = ""
    change: str = ""
    definition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow:
    """One bar: its word, its figure, the one of a year before, and how long it is (0 to 1), or `said`."""

    word: str
    value: str
    earlier: str = ""
    length: float = 0
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartTable:
    """A chart as a table."""

    title: str
    rows: tuple[ChartRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkReportFacts:
    """`narrowed` is by what it is narrowed, `note` what is said of masked figures, `code` the frozen hash."""

    unit: str = ""
    period: str = ""
    compared: str = ""
    narrowed: str = ""
    made_on: str = ""
    note: str = ""
    code: str = ""
    rows: tuple[FigureRow, ...] = ()
    charts: tuple[ChartTable, ...] = ()
    by_hand: bool = False
    imprint: Imprint = PLAIN


def work_report(facts: WorkReportFacts) -> Paper:
    """The table of figures, then charts, then who signs."""
    said = wording("work_report")
    by_hand = facts.by_hand
    facts_of = [line(said, ("unit", facts.unit), ("made_on", facts.made_on), width=22, by_hand=by_hand)]
    facts_of.append(
        line(said, ("period", facts.period), ("compared", facts.compared), width=22, by_hand=by_hand)
    )
    if facts.narrowed:
        facts_of.append(line(said, ("narrowed", facts.narrowed), width=22, by_hand=by_hand))
    names = ("figure", "figure_unit", "value", "earlier", "change", "definition")
    heads = tuple(label(said[name], width) for name, width in zip(names, _WIDTHS, strict=True))
    rows = facts.rows or (FigureRow(name="", unit="", value=""),) * BLANK_ROWS
    blocks: list[Block] = [
        Title(text=said["title"]),
        Grid(rows=tuple(facts_of)),
        Paragraph(runs=text(""), role="space", keep=True),
        Grid(
            rows=(Row(cells=heads, centred=True), *(_row(one, by_hand=by_hand) for one in rows)),
            boxed=True,
            role="health",
            heads=1,
        ),
    ]
    for chart in facts.charts:
        blocks += _chart(chart, said["value"], said["earlier"])
    if facts.note:
        blocks.append(Paragraph(runs=text(facts.note), role="note", keep=True))
    if facts.code:
        blocks.append(Paragraph(runs=text(f"{said['code']}{facts.code}"), role="note", keep=True))
    return Paper(
        form="GZ",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(*blocks, hands(*said.lists["hands"])),
    )


def _row(one: FigureRow, *, by_hand: bool) -> Row:
    value = f"{one.value}\n{one.share}" if one.share else one.value
    words = (one.name, one.unit, value, one.earlier, one.change, one.definition)
    cells = (
        Cell(runs=text(shown(word, by_hand=by_hand)), width=width)
        for word, width in zip(words, _WIDTHS, strict=True)
    )
    return Row(cells=tuple(cells), centred=True)


def _chart(chart: ChartTable, now: str, earlier: str) -> list[Block]:
    heads = zip((chart.title, now, earlier, ""), _BARS, strict=True)
    rows = [Row(cells=tuple(label(word, width) for word, width in heads), centred=True)]
    for n, one in enumerate(chart.rows, 1):
        squares = BAR * max(round(one.length * LONGEST), 1 if one.length else 0)
        words = zip((one.word, one.value, one.earlier, one.said or squares), _BARS, strict=True)
        cells = tuple(Cell(runs=text(word), width=width) for word, width in words)
        # Nobody signs on a sheet without figures: the last row stays with what follows.
        rows.append(Row(cells=cells, centred=True, keep=n == len(chart.rows)))
    return [
        Paragraph(runs=text(""), role="space"),
        Grid(rows=tuple(rows), boxed=True, role="health", heads=1, whole=len(rows) < 14),
    ]
