"""D05 权利义务告知书: what every party is told before mediation (人民调解法 arts 3, 4, 17, 20–24, 29–33)."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import (
    PLAIN,
    Imprint,
    NumberLine,
    Paper,
    Paragraph,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.wording import wording
from mediation_desk.domain.numerals import ordinal


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts:
    """Whose notice it is: `party_labels` such as 当事人（甲方）：, one line to sign on each."""

    number: str = ""
    party_labels: tuple[str, ...] = ()
    by_hand: bool = False
    imprint: Imprint = PLAIN


def rights_notice(facts: NoticeFacts) -> Paper:
    """The notice; its text is fixed, only number and signature lines vary."""
    said, common = wording("rights_notice"), wording("common")
    numbered = (NumberLine(text=common.fill("number", number=facts.number)),) if facts.number else ()
    labels = (*(facts.party_labels or (common["party"], common["party"])), common["mediator"])
    return Paper(
        form="D05",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            *numbered,
            Paragraph(runs=text(said["opening"]), role="notice"),
            *(
                Paragraph(runs=text(f"{ordinal(n)}{item}"), role="notice")
                for n, item in enumerate(said.lists["items"], 1)
            ),
            Paragraph(runs=text(said["statement"]), role="notice", keep=True),
            Signatures(dated=True, columns=(SignatureColumn(heading=said["party_signs"], labels=labels),)),
        ),
    )
