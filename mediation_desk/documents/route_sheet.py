"""ZX 走访路线单: a day's visits in the order of the areas, with room to write what was found."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import PLAIN, Grid, Imprint, Paper, Paragraph, Sheet, Title, text
from mediation_desk.documents.rows import line
from mediation_desk.documents.table import table
from mediation_desk.documents.wording import fixed_list, wording

BLANK_ROWS = 6
_WIDTHS = (12, 38, 48, 29, 38, 0, 29)


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteFacts:
    """`rows`: household, address, last visit; three columns beside them stay open for a hand.

    On a `coded` sheet every household is its number and no address stands anywhere; it never says why, and no
    sheet says a colour: neighbours read over shoulders.
    """

    day: str = ""
    visitors: str = ""
    area: str = ""
    rows: tuple[tuple[str, str, str], ...] = ()
    coded: bool = False
    by_hand: bool = False
    imprint: Imprint = PLAIN


def route_sheet(facts: RouteFacts) -> Paper:
    """The sheet, its heads again on every page."""
    said = wording("route_sheet")
    rule = said["blank" if not facts.rows else "coded" if facts.coded else "named"]
    return Paper(
        form="ZX",
        title=said["title"],
        sheet=Sheet.LANDSCAPE,
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Grid(
                rows=(
                    line(
                        said,
                        ("day", facts.day),
                        ("visitors", facts.visitors),
                        ("area", facts.area),
                        by_hand=facts.by_hand or not facts.visitors,
                    ),
                )
            ),
            Paragraph(runs=text(""), role="space", keep=True),
            table(
                fixed_list("route_sheet", "columns"),
                _WIDTHS,
                facts.rows,
                by_hand=True,
                blanks=0 if facts.rows else BLANK_ROWS,
                height=18,
                role="small_table",
            ),
            Paragraph(runs=text(rule), role="note"),
        ),
    )
