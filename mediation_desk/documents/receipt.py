"""D13-2 收条: somebody has received money under an agreement; amount and day in capitals."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.amount_words import amount_runs, capital_day
from mediation_desk.documents.ends import hands
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Imprint, Paper, Paragraph, Run, Title, text
from mediation_desk.documents.wording import our_wording, wording
from mediation_desk.words import N_

FIELDS = (
    Field(name="payer", label=N_("Payer"), needed=True),
    Field(name="agreement_number", label=N_("Number of the agreement")),
    Field(name="purpose", label=N_("What the money is for"), needed=True),
    Field(name="amount", label=N_("Amount (yuan)"), needed=True),
    Field(
        name="manner",
        label=N_("How it was paid"),
        kind=FieldKind.CHOICE,
        choices=our_wording("receipt").lists["manners"],
    ),
    Field(name="day", label=N_("Received on"), kind=FieldKind.DAY, needed=True),
    Field(name="remarks", label=N_("Remarks"), kind=FieldKind.TEXT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts:
    """Who paid what for what; `amount` in figures, `day` as 2026年3月18日: their capitals are computed."""

    payer: str = ""
    agreement_number: str = ""
    purpose: str = ""
    amount: str = ""
    manner: str = ""
    day: str = ""
    remarks: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def receipt(facts: ReceiptFacts) -> Paper:
    """The receipt; the payee signs or leaves a fingerprint."""
    said = wording("receipt")
    by_hand = facts.by_hand
    opened = said.runs(
        "received",
        by_hand=by_hand,
        blank=8,
        payer=facts.payer,
        agreement=facts.agreement_number,
        purpose=facts.purpose,
    )
    manner = facts.manner or (said["choose_manner"] if by_hand else "")
    day = capital_day(facts.day) or (said["blank_day"] if by_hand else "")
    remarks = said.runs("remarks", by_hand=by_hand, blank=24, remarks=facts.remarks)
    amount = (*amount_runs(facts.amount, by_hand=by_hand), Run(text=said["full_stop"]))
    return Paper(
        form="D13-2",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Paragraph(runs=opened),
            Paragraph(runs=amount),
            Paragraph(runs=said.runs("manner", by_hand=by_hand, manner=manner)),
            Paragraph(runs=said.runs("day", by_hand=by_hand, day=day)),
            Paragraph(runs=remarks, keep=True),
            hands(said["payee"], said["witness"], dated=False),
            Paragraph(runs=text(said["hint"]), role="note"),
        ),
    )
