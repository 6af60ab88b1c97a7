"""BL 恢复后待补录编号清单: the numbers a restored register must enter again, to tick off at the shelf."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import PLAIN, Imprint, Paper, Paragraph, Title, text
from mediation_desk.documents.table import table
from mediation_desk.documents.wording import fixed_list, wording


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredListFacts:
    """`rows` are (number, kind, state, what became of it or why it was given up); `said` from which copy."""

    centre: str = ""
    said: str = ""
    rows: tuple[tuple[str, str, str, str], ...] = ()
    by_hand: bool = False
    imprint: Imprint = PLAIN


def restored_list(facts: RestoredListFacts) -> Paper:
    """The list, with a column left open for a hand."""
    said = wording("restored_list")
    return Paper(
        form="BL",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            *((Paragraph(runs=text(facts.centre), role="door_centre"),) if facts.centre else ()),
            Paragraph(runs=text(facts.said), keep=True),
            table(
                fixed_list("restored_list", "columns"),
                (11, 48, 18, 17, 0, 26),
                facts.rows,
                by_hand=facts.by_hand,
                blanks=12,
                role="small_table",
                signed=1,
            ),
            Paragraph(runs=text(said["rule"]), role="note"),
        ),
    )
