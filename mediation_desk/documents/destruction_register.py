"""XH 档案销毁清册: which dossiers may be destroyed, who allowed it, who watched."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import opening
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import (
    PLAIN,
    Grid,
    Imprint,
    Paper,
    Paragraph,
    Sheet,
    SignatureColumn,
    Signatures,
    text,
)
from mediation_desk.documents.rows import line
from mediation_desk.documents.table import table
from mediation_desk.documents.wording import fixed_list, wording
from mediation_desk.words import N_

FIELDS = (
    Field(name="unit", label=N_("Unit"), needed=True),
    Field(name="proposed_on", label=N_("Proposed on"), kind=FieldKind.DAY, needed=True),
    Field(
        name="dossiers",
        label=N_("Dossiers to destroy"),
        kind=FieldKind.ROWS,
        columns=(
            N_("Number of the dossier"),
            N_("Name of the volume"),
            N_("Year it was made"),
            N_("Kept for"),
            N_("Term ended on"),
            N_("Number of pages"),
            N_("Manner of destruction"),
            N_("Remarks"),
        ),
        needed=True,
    ),
    Field(name="opinion", label=N_("Result of the appraisal"), kind=FieldKind.TEXT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DestructionFacts:
    """`dossiers` are rows of number, name, year, period kept, end of term, pages, manner and remarks."""

    number: str = ""
    unit: str = ""
    proposed_on: str = ""
    dossiers: tuple[tuple[str, ...], ...] = ()
    opinion: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def destruction_register(facts: DestructionFacts) -> Paper:
    """The register; proposer, director and the justice bureau allow it, two people watch."""
    said = wording("destruction_register")
    by_hand = facts.by_hand
    first, second = (
        tuple(SignatureColumn(heading="", labels=said.lists[key]) for key in keys)
        for keys in (("proposer", "director", "bureau"), ("watchers", "second_watcher", "day"))
    )
    return Paper(
        form="XH",
        title=said["title"],
        sheet=Sheet.LANDSCAPE,
        imprint=facts.imprint,
        blocks=(
            *opening(said["title"], facts.number, by_hand=by_hand),
            Grid(
                rows=(line(said, ("unit", facts.unit), ("proposed_on", facts.proposed_on), by_hand=by_hand),)
            ),
            Paragraph(runs=text(""), role="space", keep=True),
            table(
                fixed_list("destruction_register", "columns"),
                (14, 52, 0, 20, 20, 30, 16, 30, 34),
                facts.dossiers,
                by_hand=by_hand,
                blanks=7,
            ),
            Grid(rows=(line(said, ("opinion", facts.opinion), by_hand=by_hand),)),
            Signatures(columns=first),
            Signatures(columns=second),
        ),
    )
