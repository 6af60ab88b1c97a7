"""D20 延长调解期限同意书: the parties give mediation more time."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import opening, party_hands
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Imprint, Paper, Paragraph, text
from mediation_desk.documents.wording import wording
from mediation_desk.words import N_

FIELDS = (
    Field(name="dispute", label=N_("Name of the dispute"), needed=True),
    Field(name="from_day", label=N_("Term until now"), kind=FieldKind.DAY, needed=True),
    Field(name="to_day", label=N_("New term"), kind=FieldKind.DAY, needed=True),
    Field(name="reason", label=N_("Why more time is needed"), kind=FieldKind.TEXT, needed=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionFacts:
    """Which dispute (欧阳静姝与司马宏毅离婚纠纷), from which day to which, why; one label for each party."""

    number: str = ""
    dispute: str = ""
    from_day: str = ""
    to_day: str = ""
    reason: str = ""
    party_labels: tuple[str, ...] = ()
    by_hand: bool = False
    imprint: Imprint = PLAIN


def extension_consent(facts: ExtensionFacts) -> Paper:
    """The consent all parties sign."""
    said = wording("extension_consent")
    by_hand = facts.by_hand
    blank_day = said["day"] if by_hand else ""
    agreed = said.runs(
        "agreed",
        by_hand=by_hand,
        blank=12,
        dispute=facts.dispute,
        begun=facts.from_day or blank_day,
        ended=facts.to_day or blank_day,
    )
    reason = said.runs("reason", by_hand=by_hand, blank=59, reason=facts.reason)
    return Paper(
        form="D20",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            *opening(said["title"], facts.number, by_hand=by_hand),
            Paragraph(runs=agreed),
            Paragraph(runs=reason),
            Paragraph(runs=text(said["free"]), keep=True),
            party_hands(facts.party_labels),
        ),
    )
