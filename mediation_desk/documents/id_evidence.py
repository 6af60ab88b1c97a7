"""D06 当事人身份证明: the sheet over copies of identity papers, compared with the originals."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import hands, opening
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Cell, Grid, Imprint, Paper, Paragraph, Row, Run, text
from mediation_desk.documents.rows import boxes
from mediation_desk.documents.table import table
from mediation_desk.documents.wording import fixed_list, our_wording, wording
from mediation_desk.words import N_

FIELDS = (
    Field(
        name="attached",
        label=N_("Copies attached"),
        kind=FieldKind.TICKS,
        choices=our_wording("id_evidence").lists["kinds"],
        needed=True,
    ),
    Field(
        name="papers",
        label=N_("Identity papers"),
        kind=FieldKind.ROWS,
        columns=(
            N_("Name or organisation"),
            N_("Identity paper"),
            N_("Number of the identity paper"),
            N_("Number of pages"),
        ),
        needed=True,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityFacts:
    """`papers` are rows of name, kind of paper, its number and pages; `attached` the kinds ticked."""

    number: str = ""
    attached: tuple[str, ...] = ()
    papers: tuple[tuple[str, ...], ...] = ()
    by_hand: bool = False
    imprint: Imprint = PLAIN


def id_evidence(facts: IdentityFacts) -> Paper:
    """Which copies are attached, whose, room to paste them, and who compared them."""
    said = wording("id_evidence")
    kinds = (Run(text=said["attached"]), *boxes("id_evidence", "kinds", facts.attached, per_line=4))
    paste = Cell(runs=text(said["paste"]), label=True)
    return Paper(
        form="D06",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            *opening(said["title"], facts.number, by_hand=facts.by_hand),
            Paragraph(runs=kinds, role="sum"),
            Paragraph(runs=text(""), role="space", keep=True),
            table(
                fixed_list("id_evidence", "columns"),
                (14, 40, 36, 0, 16),
                facts.papers,
                by_hand=facts.by_hand,
                blanks=4,
                height=11,
            ),
            Grid(rows=(Row(cells=(paste,), height=84, centred=True),), boxed=True, role="table"),
            Paragraph(runs=text(said["compared"]), role="closing", keep=True),
            hands(said["checker"]),
        ),
    )
