"""回执: the slip at the end of a letter, torn off, filled in by the receiver and sent back."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import BLANK, Block, Cell, Grid, Paragraph, Row, Rule, text
from mediation_desk.documents.style import MM, style
from mediation_desk.documents.wording import label


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """回执, torn off at the dashed line: rows of (label, words), an empty word being a line to write on.

    `lead` is a sentence over the rows; `signs` (单位（盖章）) and the date close it.
    """

    title: str
    lead: str = ""
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    signs: str = ""


def slip_blocks(slip: Slip) -> tuple[Block, ...]:
    """The slip below its dashed line, all on one page."""
    rows = tuple(
        Row(cells=tuple(cell for name, words in row for cell in _cells(name, words))) for row in slip.rows
    )
    lead = (Paragraph(runs=text(slip.lead), role="slip", keep=True),) if slip.lead else ()
    signs = (slip.signs,) if slip.signs else ()
    closing = (
        Paragraph(runs=text(f"{sign}{BLANK * 12}{style().imprint.date}"), role="slip_date") for sign in signs
    )
    return (
        Rule(dashed=True),
        Paragraph(runs=text(slip.title), role="slip_title", keep=True),
        *lead,
        Grid(rows=rows, role="slip", whole=True),
        *closing,
    )


def _cells(name: str, words: str) -> tuple[Cell, ...]:
    """A label as wide as its words, then the line; a row without a label is one line of words."""
    if not name:
        return (Cell(runs=text(words), lined=not words),)
    size = style().roles["slip"].size
    return (label(name, (len(name) + 0.5) * size / MM + style().grid.pad), Cell(runs=text(words), lined=True))
