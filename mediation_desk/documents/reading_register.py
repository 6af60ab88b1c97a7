"""CY 查阅复制登记表: who read or copied which pages of a dossier, on which ground, allowed by whom."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Grid, Imprint, Paper, Paragraph, Sheet, Title, text
from mediation_desk.documents.rows import line
from mediation_desk.documents.table import table
from mediation_desk.documents.wording import fixed_list, wording
from mediation_desk.words import N_

FIELDS = (
    Field(name="unit", label=N_("Unit"), needed=True),
    Field(
        name="readings",
        label=N_("Readings"),
        kind=FieldKind.ROWS,
        columns=(
            N_("Day of the reading"),
            N_("Reader"),
            N_("Reader's identity paper"),
            N_("Reader's unit or part in the case"),
            N_("Number of the dossier"),
            N_("Ground and purpose"),
            N_("Read or copied"),
            N_("Which pages"),
            N_("Allowed by"),
            N_("Handled by"),
        ),
        needed=True,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingFacts:
    """`readings` are rows of the ten columns between 序号 and the reader's signature."""

    unit: str = ""
    readings: tuple[tuple[str, ...], ...] = ()
    by_hand: bool = False
    imprint: Imprint = PLAIN


def reading_register(facts: ReadingFacts) -> Paper:
    """The register; every reader signs in the last column."""
    said = wording("reading_register")
    return Paper(
        form="CY",
        title=said["title"],
        sheet=Sheet.LANDSCAPE,
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Grid(rows=(line(said, ("unit", facts.unit), by_hand=facts.by_hand),)),
            Paragraph(runs=text(""), role="space", keep=True),
            table(
                fixed_list("reading_register", "columns"),
                (10, 18, 20, 36, 28, 38, 0, 14, 14, 17, 17, 22),
                facts.readings,
                by_hand=facts.by_hand,
                blanks=9,
                height=12,
                role="small_table",
                signed=1,
            ),
            Paragraph(runs=text(said["rule"]), role="note"),
        ),
    )
