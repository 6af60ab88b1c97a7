"""安全计划: printed only by the person's own choice; it names nobody, lest it be found."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import Cell, Grid, Paper, Paragraph, Row, Title, text
from mediation_desk.documents.wording import label, wording

FIELDS = (
    "contact_way",
    "next_contact",
    "message",
    "trusted",
    "code_word",
    "places",
    "way_out",
    "bag",
    "children",
    "devices",
    "police",
    "evidence",
    "medical",
    "work",
    "order_wish",
    "hand_over",
)
_LABEL = 46


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """What the plan says by the field's name, as words; empty ones print a blank line to write on."""

    said: tuple[tuple[str, str], ...] = ()
    by_hand: bool = False


def safety_plan(facts: PlanFacts) -> Paper:
    """The plan: a row for every field that was filled, all of them on the form to be filled by hand."""
    words, given = wording("safety_plan"), dict(facts.said)
    rows = tuple(
        Row(cells=(label(words[name], _LABEL), Cell(runs=text(given.get(name, "")))), height=9)
        for name in FIELDS
        if facts.by_hand or given.get(name, "").strip()
    )
    return Paper(
        form="AQ",
        title=words["title"],
        blocks=(
            Title(text=words["title"]),
            Paragraph(runs=text(words["opening"]), role="notice"),
            Paragraph(runs=text(""), role="space", keep=True),
            Grid(rows=rows, boxed=True),
            Paragraph(runs=text(""), role="space", keep=True),
            Paragraph(runs=text(words["help"]), role="notice", keep=True),
            Paragraph(runs=text(words["care"]), role="sheet_heading"),
        ),
    )
