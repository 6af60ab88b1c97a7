"""D28 知情同意书, and the two papers that go with it: 保密协议 and 隐私保护协议.

Their text is fixed and versioned (the version stands in the footer); what varies is agreed with the client.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediation_desk.documents.paper import (
    PLAIN,
    Block,
    Imprint,
    NumberLine,
    Paper,
    Paragraph,
    Run,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.wording import Wording, ticked, wording
from mediation_desk.domain.numerals import ordinal


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFacts:
    """What is agreed with the client; `sensitive` None leaves both boxes to be ticked by hand.

    `clients` are the names of those who sign; `minor` adds the guardian's line.
    """

    number: str = ""
    centre: str = ""
    clients: tuple[str, ...] = ()
    minor: bool = False
    couple: str = ""
    retention: str = ""
    emergency: str = ""
    contact: str = ""
    sensitive: bool | None = None
    by_hand: bool = False
    imprint: Imprint = PLAIN


def informed_consent(facts: ConsentFacts) -> Paper:
    """What counselling is, who reads what, and the client's yes."""
    said = wording("informed_consent")
    blocks = (
        *_agreed(said, "couple", facts.couple),
        *_agreed(said, "retention", facts.retention),
        *_agreed(said, "emergency", facts.emergency),
        _sensitive(said, facts),
    )
    return _paper("D28", said, facts, blocks)


def confidentiality_agreement(facts: ConsentFacts) -> Paper:
    """What stays in the room, and when it may not."""
    return _paper("D28-2", wording("confidentiality_agreement"), facts, ())


def privacy_agreement(facts: ConsentFacts) -> Paper:
    """Which personal data are kept, why, how long, and the client's rights."""
    said = wording("privacy_agreement")
    return _paper("D28-3", said, facts, (*_agreed(said, "contact", facts.contact), _sensitive(said, facts)))


def _paper(form: str, said: Wording, facts: ConsentFacts, agreed: tuple[Block, ...]) -> Paper:
    common, hands = wording("common"), wording("informed_consent")
    numbered = (NumberLine(text=common.fill("number", number=facts.number)),) if facts.number else ()
    named = [hands.fill("client_named", name=name) for name in facts.clients]
    labels = [*(named or [hands["client"]] * (2 if facts.by_hand else 1))]
    labels += [hands["guardian"]] if facts.minor or facts.by_hand else []
    return Paper(
        form=form,
        title=said["title"],
        imprint=replace(facts.imprint, version=said["version"]),
        blocks=(
            Title(text=said["title"]),
            *numbered,
            Paragraph(runs=text(said.fill("opening", centre=facts.centre or said["centre"])), role="notice"),
            *(
                Paragraph(runs=_item(words, facts, n), role="notice")
                for n, words in enumerate(said.lists["items"], 1)
            ),
            *agreed,
            Paragraph(runs=text(said["statement"]), role="notice", keep=True),
            Signatures(
                dated=True,
                columns=(SignatureColumn(heading=said["signs"], labels=(*labels, hands["counsellor"])),),
            ),
        ),
    )


def _item(words: str, facts: ConsentFacts, n: int) -> tuple[Run, ...]:
    before, gap, after = words.partition("{retention}")
    said = f"{ordinal(n)}{before}"
    if not gap:
        return text(said)
    kept = facts.retention or "　　　　"
    return (Run(text=said), Run(text=kept, underline=True), Run(text=after))


def _agreed(said: Wording, key: str, words: str) -> tuple[Paragraph, ...]:
    # Agreed with the client at the table: an empty one is always left to be written in.
    return (Paragraph(runs=said.runs(key, by_hand=True, blank=10, **{key: words}), role="notice"),)


def _sensitive(said: Wording, facts: ConsentFacts) -> Paragraph:
    runs = (
        Run(text=said["sensitive"]),
        ticked(facts.sensitive is True, said["agree"]),
        ticked(facts.sensitive is False, said["refuse"]),
    )
    return Paragraph(runs=runs, role="notice")
