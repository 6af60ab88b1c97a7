"""D09 人民调解证据材料: what was handed in, by whom, and when it went back."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import hands, opening
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Imprint, Paper, Paragraph, text
from mediation_desk.documents.table import table
from mediation_desk.documents.wording import fixed_list, wording
from mediation_desk.words import N_

FIELDS = (
    Field(
        name="pieces",
        label=N_("Pieces of evidence"),
        kind=FieldKind.ROWS,
        columns=(
            N_("Name of the evidence"),
            N_("Kind of evidence"),
            N_("Handed in by"),
            N_("Original or copy"),
            N_("Copies / pages"),
            N_("What it proves"),
            N_("Received on"),
            N_("Received by"),
            N_("Given back, signed for"),
        ),
        needed=True,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFacts:
    """`pieces` are rows of the nine columns after 序号."""

    number: str = ""
    pieces: tuple[tuple[str, ...], ...] = ()
    by_hand: bool = False
    imprint: Imprint = PLAIN


def evidence_list(facts: EvidenceFacts) -> Paper:
    """The list and who signs for it; what was given back is signed for in the last column."""
    said = wording("evidence_list")
    heads = fixed_list("evidence_list", "columns")
    return Paper(
        form="D09",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            *opening(said["title"], facts.number, by_hand=facts.by_hand),
            table(
                heads,
                (9, 24, 13, 17, 13, 13, 0, 19, 15, 18),
                facts.pieces,
                by_hand=facts.by_hand,
                blanks=10,
                height=14,
                role="small_table",
                signed=1,
            ),
            Paragraph(runs=text(said["kinds"]), role="note"),
            hands(said["giver"], said["taker"]),
        ),
    )
