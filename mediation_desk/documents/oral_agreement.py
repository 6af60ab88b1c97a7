"""D12 口头协议登记表: the committee notes an oral agreement (人民调解法 arts 28, 30)."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import (
    PLAIN,
    Grid,
    Imprint,
    NumberLine,
    Paper,
    Paragraph,
    Seal,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.people import PartyFacts, party_rows
from mediation_desk.documents.wording import date_line, free_text, wording
from mediation_desk.domain.numerals import ordinal


@dataclass(frozen=True, slots=True, kw_only=True)
class OralFacts:
    """What was agreed by word of mouth; `clauses` without their numbers."""

    number: str = ""
    parties: tuple[PartyFacts, ...] = ()
    facts: str = ""
    clauses: tuple[str, ...] = ()
    manner: str = ""
    mediators: int = 1
    committee: str = ""
    date: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def oral_agreement(facts: OralFacts) -> Paper:
    """The registration of an oral agreement, in the order of the written one."""
    said, common = wording("oral_agreement"), wording("common")
    by_hand = facts.by_hand
    parties = facts.parties or (PartyFacts(side="甲方"), PartyFacts(side="乙方"))
    rows = tuple(
        row
        for party in parties
        for row in party_rows(party, by_hand=by_hand, identity=True, lead=said.fill("party", side=party.side))
    )
    several = len(facts.clauses) > 1
    agreed = [
        Paragraph(runs=text(f"{ordinal(n) if several else ''}{clause}"))
        for n, clause in enumerate(facts.clauses, 1)
    ]
    number = common.fill("number", number=facts.number) if facts.number else common["blank_number"]
    return Paper(
        form="D12",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            NumberLine(text=number),
            Grid(rows=rows),
            Paragraph(runs=text(said["facts"]), role="heading"),
            *free_text(facts.facts, by_hand=by_hand, lines=2),
            Paragraph(runs=text(said["agreed"]), role="heading"),
            *(agreed or free_text("", by_hand=by_hand, lines=4)),
            Paragraph(runs=text(said["manner"]), role="heading"),
            *free_text(facts.manner, by_hand=by_hand, lines=1, keep=True),
            Signatures(columns=(SignatureColumn(heading="", labels=(said["signs"],) * facts.mediators),)),
            Seal(
                name=facts.committee or common["committee"],
                mark=common["seal"],
                date=date_line(facts.date),
                keep=True,
            ),
            Paragraph(runs=text(common["filled_by_committee"]), role="note"),
        ),
    )
