"""QJ 台账抢救清单: what could not be saved of a damaged register, by part and case number."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import hands
from mediation_desk.documents.paper import Grid, Paper, Paragraph, Row, Title, text
from mediation_desk.documents.table import table
from mediation_desk.documents.wording import fixed_list, label, value, wording

FORM = "salvage_list"
FACTS = ("made_at", "kept", "lost", "journal", "files", "aside")


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvageFacts:
    """Each fact as it prints; `rows` are (part, how many, case numbers); `stood_in` came from outside."""

    made_at: str = ""
    kept: str = ""
    lost: str = ""
    journal: str = ""
    files: str = ""
    aside: str = ""
    rows: tuple[tuple[str, str, str], ...] = ()
    stood_in: str = ""


def salvage_list(facts: SalvageFacts) -> Paper:
    """The list, to be worked through at the shelf and signed."""
    said = wording(FORM)
    told = tuple(
        Row(cells=(label(said[name], 34), value(getattr(facts, name), by_hand=False))) for name in FACTS
    )
    return Paper(
        form="QJ",
        title=said["title"],
        blocks=(
            Title(text=said["title"]),
            Grid(rows=told, role="appointment"),
            table(
                fixed_list(FORM, "columns"),
                (12, 30, 60, 0),
                facts.rows,
                by_hand=False,
                blanks=0,
                role="small_table",
            ),
            *((Paragraph(runs=text(facts.stood_in), keep=True),) if facts.stood_in else ()),
            Paragraph(runs=text(said["rule"]), role="note"),
            hands(said["signs"]),
        ),
    )
