"""D24-2 调解情况证明: when mediation began and ended, and why it failed, told truthfully on request."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import opening, sealed
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Imprint, Paper, Paragraph, text
from mediation_desk.documents.wording import wording
from mediation_desk.words import N_

FIELDS = (
    Field(name="one", label=N_("One side"), needed=True),
    Field(name="other", label=N_("The other side"), needed=True),
    Field(name="dispute", label=N_("Kind of dispute"), needed=True),
    Field(name="accepted_on", label=N_("Case accepted on"), kind=FieldKind.DAY, needed=True),
    Field(name="began", label=N_("Mediation began on"), kind=FieldKind.DAY, needed=True),
    Field(name="ended", label=N_("Mediation ended on"), kind=FieldKind.DAY, needed=True),
    Field(name="sittings", label=N_("Sittings held")),
    Field(name="reason", label=N_("Why no agreement came about"), kind=FieldKind.TEXT, needed=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    """Who mediated about what, from when to when, how often and why in vain."""

    number: str = ""
    one: str = ""
    other: str = ""
    dispute: str = ""
    accepted_on: str = ""
    began: str = ""
    ended: str = ""
    sittings: str = ""
    reason: str = ""
    committee: str = ""
    date: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def mediation_certificate(facts: CertificateFacts) -> Paper:
    """The certificate; it repeats that concessions are no evidence (特邀调解规定 art 22)."""
    said = wording("mediation_certificate")
    by_hand = facts.by_hand
    day = said["day"] if by_hand else ""
    proved = said.runs(
        "proved",
        by_hand=by_hand,
        one=facts.one,
        other=facts.other,
        dispute=facts.dispute,
        accepted=facts.accepted_on or day,
        number=facts.number,
        began=facts.began or day,
        ended=facts.ended or day,
        sittings=facts.sittings or ("　　　" if by_hand else ""),
    )
    return Paper(
        form="D24-2",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            *opening(said["title"], "", by_hand=False),
            Paragraph(runs=proved),
            Paragraph(runs=said.runs("reason", by_hand=by_hand, blank=53, reason=facts.reason)),
            Paragraph(runs=text(said["no_evidence"])),
            Paragraph(runs=text(said["so"]), keep=True),
            sealed(facts.committee, facts.date),
        ),
    )
