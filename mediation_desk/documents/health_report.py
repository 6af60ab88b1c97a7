"""TJ 台账体检报告: how register, copies, recovery, computer and work stand, for the director's file."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import hands
from mediation_desk.documents.paper import PLAIN, Cell, Grid, Imprint, Paper, Paragraph, Row, Title, text
from mediation_desk.documents.rows import line
from mediation_desk.documents.wording import label, wording

SHAPES = ("●", "▲", "■")
"""Green, amber, red: told by shape and word, because paper is printed black."""
BLANK_ROWS = 12
_WHAT, _LEVEL = 28, 20
"""Widths of the first two columns, millimetres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """`severity` is 0 (green), 1 (amber) or 2 (red), `level` its word; `said` tells what to do, too."""

    what: str
    severity: int
    level: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthReportFacts:
    """When and by whom it was made, the summary, and one row for each line, the worst first."""

    centre: str = ""
    made_at: str = ""
    made_by: str = ""
    summary: str = ""
    rows: tuple[ReportRow, ...] = ()
    by_hand: bool = False
    imprint: Imprint = PLAIN


def health_report(facts: HealthReportFacts) -> Paper:
    """The report on one sheet, with a line for the director to sign."""
    said = wording("health_report")
    by_hand = facts.by_hand
    heads = (label(said["what"], _WHAT), label(said["level"], _LEVEL), label(said["said"]))
    rows = facts.rows or (ReportRow(what="", severity=-1, level="", said=""),) * BLANK_ROWS
    return Paper(
        form="TJ",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Grid(
                rows=(
                    line(said, ("centre", facts.centre), width=22, by_hand=by_hand),
                    line(
                        said,
                        ("made_at", facts.made_at),
                        ("made_by", facts.made_by),
                        width=22,
                        by_hand=by_hand,
                    ),
                    line(said, ("summary", facts.summary), width=22, by_hand=by_hand),
                )
            ),
            Paragraph(runs=text(""), role="space", keep=True),
            Grid(
                rows=(Row(cells=heads, centred=True), *(_row(one) for one in rows)),
                boxed=True,
                role="health",
                heads=1,
            ),
            Paragraph(runs=text(said["shapes"]), role="note"),
            hands(*said.lists["hands"]),
        ),
    )


def _row(one: ReportRow) -> Row:
    shape = f"{SHAPES[one.severity]} {one.level}" if one.severity >= 0 else ""
    return Row(
        cells=(
            Cell(runs=text(one.what), width=_WHAT),
            Cell(runs=text(shape), width=_LEVEL),
            Cell(runs=text(one.said)),
        ),
        centred=True,
    )
