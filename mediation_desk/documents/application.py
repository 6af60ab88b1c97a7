"""D03 人民调解申请书: somebody applies for mediation."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import (
    PLAIN,
    Grid,
    Imprint,
    Paper,
    Paragraph,
    Run,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.people import PartyFacts, party_rows
from mediation_desk.documents.wording import free_text, wording, written


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFacts:
    """What the application says; at least one applicant and one respondent row print, filled or not."""

    applicants: tuple[PartyFacts, ...] = ()
    respondents: tuple[PartyFacts, ...] = ()
    summary: str = ""
    requests: tuple[str, ...] = ()
    by_hand: bool = False
    imprint: Imprint = PLAIN


def application(facts: ApplicationFacts) -> Paper:
    """The application, fields in the order of the model form (司法部文书格式)."""
    said = wording("application")
    by_hand = facts.by_hand
    blocks: list[Grid | Paragraph] = []
    for key, people in (("applicant", facts.applicants), ("respondent", facts.respondents)):
        for party in people or (PartyFacts(),):
            name = said[f"{key}_organisation" if party.organisation else key]
            blocks.append(Grid(rows=party_rows(party, by_hand=by_hand, name=name)))
    requests = facts.requests or ("", "", "")[: 3 if by_hand else 1]
    listed = [
        Paragraph(runs=(Run(text=f"{n}、"), written(request, by_hand=by_hand, blank=27)))
        for n, request in enumerate(requests, 1)
    ]
    return Paper(
        form="D03",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            *blocks,
            Paragraph(runs=text(said["summary"]), role="heading"),
            *free_text(facts.summary, by_hand=by_hand, lines=6),
            Paragraph(runs=text(said["requests"]), role="heading"),
            *listed,
            Paragraph(runs=text(said["statement"]), keep=True),
            Signatures(
                dated=True,
                columns=(
                    SignatureColumn(heading="", labels=(said["signs"],) * max(len(facts.applicants), 1)),
                ),
            ),
        ),
    )
