"""D19 终止调解告知书: mediation has ended without agreement, and which rights remain (人民调解法 art 26)."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.letter import LetterFacts, letter, receipt_of, sentence
from mediation_desk.documents.letter_fields import DATE, SENDER
from mediation_desk.documents.paper import PLAIN, Imprint, Paper, text
from mediation_desk.documents.wording import our_wording, reworded, wording
from mediation_desk.words import N_

_KEY = "termination_notice"
GROUNDS = our_wording(_KEY).lists["grounds"]
"""In the order of the grounds of the register; both sides read it, so that of danger says no more."""
FIELDS = (
    SENDER,
    Field(name="one", label=N_("Notice to: one side"), needed=True),
    Field(name="other", label=N_("Notice to: the other side"), needed=True),
    Field(name="dispute", label=N_("Dispute that ends"), needed=True),
    Field(name="accepted_on", label=N_("Dispute accepted on"), kind=FieldKind.DAY, needed=True),
    Field(name="case_number", label=N_("Number of the dispute"), needed=True),
    Field(name="sittings", label=N_("How often mediated"), needed=True),
    Field(name="ground", label=N_("Why mediation ends"), kind=FieldKind.CHOICE, choices=GROUNDS, needed=True),
    Field(name="ground_more", label=N_("The ground in more detail"), kind=FieldKind.TEXT),
    DATE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminationFacts:
    """Whose mediation ended why; `dispute` reads 离婚纠纷, `sittings` is a number in words or figures.

    `signers` is how many sign for the notice, one for each party.
    """

    sender: str = ""
    number: str = ""
    one: str = ""
    other: str = ""
    dispute: str = ""
    accepted_on: str = ""
    case_number: str = ""
    sittings: str = ""
    ground: str = ""
    ground_more: str = ""
    party_labels: tuple[str, ...] = ()
    date: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def termination_notice(facts: TerminationFacts) -> Paper:
    """The notice to both sides, signed for by each; limitation by 民法典 art 188."""
    said, by_hand = wording(_KEY), facts.by_hand
    to = "、".join(name for name in (facts.one, facts.other) if name)
    opening = sentence(
        said,
        "opening",
        by_hand=by_hand,
        blank=7,
        dispute=facts.dispute,
        accepted_on=facts.accepted_on,
        case_number=facts.case_number,
        sittings=facts.sittings,
    )
    ground = sentence(
        said, "ground", by_hand=by_hand, blank=18, ground=reworded(_KEY, "grounds", facts.ground)
    )
    more = (text(facts.ground_more),) if facts.ground_more else ()
    return letter(
        LetterFacts(
            sender=facts.sender,
            number=facts.number,
            to=to,
            date=facts.date,
            by_hand=by_hand,
            lines=(),
            imprint=facts.imprint,
        ),
        form="D19",
        title=said["title"],
        paragraphs=((*opening, *ground), *more, text(said["rights"]), text(said["calm"])),
        receipt=receipt_of(max(len(facts.party_labels), 2)),
    )
