"""D15b 调解组织主持调解的证明: the committee certifies to a court that it mediated (民诉法解释 art 354)."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Imprint, Paper, Paragraph, Seal, Sheet, Title, text
from mediation_desk.documents.wording import date_line, wording
from mediation_desk.words import N_

FIELDS = (
    Field(name="one", label=N_("Mediated: one side"), needed=True),
    Field(name="other", label=N_("Mediated: the other side"), needed=True),
    Field(name="dispute", label=N_("Mediated: kind of dispute"), needed=True),
    Field(name="accepted_on", label=N_("Mediated: accepted on"), kind=FieldKind.DAY, needed=True),
    Field(name="case_number", label=N_("Mediated: number of the case"), needed=True),
    Field(name="mediator", label=N_("Mediated: by whom"), needed=True),
    Field(name="agreed_on", label=N_("Mediated: agreed on"), kind=FieldKind.DAY, needed=True),
    Field(name="place", label=N_("Mediated: where"), needed=True),
    Field(name="agreement_number", label=N_("Mediated: number of the agreement"), needed=True),
    Field(name="committee", label=N_("Committee that certifies"), needed=True),
    Field(name="date", label=N_("Day of the certificate"), kind=FieldKind.DAY),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofFacts:
    """Who mediated between whom, when, where and with which agreement; `dispute` reads 离婚纠纷."""

    one: str = ""
    other: str = ""
    dispute: str = ""
    accepted_on: str = ""
    case_number: str = ""
    mediator: str = ""
    agreed_on: str = ""
    place: str = ""
    agreement_number: str = ""
    committee: str = ""
    date: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def mediation_proof(facts: ProofFacts) -> Paper:
    """The certificate, with room for the committee's seal."""
    said = wording("mediation_proof")
    proved = said.runs(
        "proved",
        by_hand=facts.by_hand,
        blank=8,
        one=facts.one,
        other=facts.other,
        dispute=facts.dispute,
        accepted_on=facts.accepted_on,
        case_number=facts.case_number,
        mediator=facts.mediator,
        agreed_on=facts.agreed_on,
        place=facts.place,
        agreement_number=facts.agreement_number,
    )
    return Paper(
        form="D15b",
        title=said["title"],
        sheet=Sheet.OFFICIAL,
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Paragraph(runs=proved, role="letter"),
            Paragraph(runs=text(said["free"]), role="letter"),
            Paragraph(runs=text(said["so"]), role="letter", keep=True),
            Seal(
                name=facts.committee or wording("common")["committee"],
                mark=wording("common")["seal"],
                date=date_line(facts.date),
                letter=True,
            ),
        ),
    )
