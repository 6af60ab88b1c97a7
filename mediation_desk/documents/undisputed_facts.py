"""D24 无争议事实记载: what both sides agree on although no agreement came about (山东条例 art 24)."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import opening, party_hands, sealed
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import (
    PLAIN,
    Imprint,
    Paper,
    Paragraph,
    Run,
    SignatureColumn,
    Signatures,
    text,
)
from mediation_desk.documents.wording import wording, written
from mediation_desk.words import N_

FIELDS = (
    Field(
        name="facts",
        label=N_("Facts nobody disputes"),
        kind=FieldKind.ROWS,
        columns=(N_("Fact"),),
        needed=True,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UndisputedFacts:
    """`facts` are rows of one text each; one label for each party that signs."""

    number: str = ""
    facts: tuple[tuple[str, ...], ...] = ()
    party_labels: tuple[str, ...] = ()
    committee: str = ""
    date: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def undisputed_facts(facts: UndisputedFacts) -> Paper:
    """The facts one by one, what they do not settle, and everybody's signature."""
    said, common = wording("undisputed_facts"), wording("common")
    by_hand = facts.by_hand
    listed = [row[0] if row else "" for row in facts.facts]
    listed += [""] * (max(6 - len(listed), 0) if by_hand else not listed)
    return Paper(
        form="D24",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            *opening(said["title"], facts.number, by_hand=by_hand),
            Paragraph(runs=text(said["opening"])),
            *(
                Paragraph(runs=(Run(text=f"{n}. "), written(fact, by_hand=by_hand, blank=27)))
                for n, fact in enumerate(listed, 1)
            ),
            Paragraph(runs=text(said["reserved"]), keep=True),
            party_hands(facts.party_labels),
            Signatures(columns=(SignatureColumn(heading="", labels=(common["mediator"],)),), dated=True),
            sealed(facts.committee, facts.date),
        ),
    )
