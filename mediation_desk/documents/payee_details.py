"""收款信息: where to pay; a sheet for the payer alone, and only when the payee wants to give one."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.kind import Field
from mediation_desk.documents.paper import (
    PLAIN,
    Cell,
    Grid,
    Imprint,
    Paper,
    Paragraph,
    Row,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.wording import label, shown, wording
from mediation_desk.words import N_

ROWS = ("purpose", "account_name", "bank", "account", "other_way", "remark")
FIELDS = (
    Field(name="payer", label=N_("Pays"), needed=True),
    Field(name="payee", label=N_("Is paid"), needed=True),
    Field(name="agreement_number", label=N_("Payment under agreement number"), needed=True),
    Field(name="purpose", label=N_("Payment for what")),
    Field(name="account_name", label=N_("Name of the account")),
    Field(name="bank", label=N_("Bank and branch")),
    Field(name="account", label=N_("Number of the account")),
    Field(name="other_way", label=N_("Another way to pay")),
    Field(name="remark", label=N_("Remark when paying")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PayeeFacts:
    """Who pays whom under which agreement, and where to; never a phone or a home."""

    payer: str = ""
    payee: str = ""
    agreement_number: str = ""
    purpose: str = ""
    account_name: str = ""
    bank: str = ""
    account: str = ""
    other_way: str = ""
    remark: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def payee_details(facts: PayeeFacts) -> Paper:
    """The sheet, signed by the payee who gives it and the payer who takes it."""
    said, by_hand = wording("payee_details"), facts.by_hand
    opening = said.runs(
        "opening",
        by_hand=by_hand,
        blank=9,
        agreement_number=facts.agreement_number,
        payer=facts.payer,
        payee=facts.payee,
    )
    rows = tuple(
        Row(
            cells=(
                label(said[key], 36),
                Cell(runs=text(shown(getattr(facts, key), by_hand=by_hand))),
            ),
            height=13,
            centred=True,
        )
        for key in ROWS
    )
    return Paper(
        form="SK",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Paragraph(runs=opening, role="payee"),
            Grid(rows=rows, boxed=True),
            Paragraph(runs=text(said["use"]), role="payee"),
            Paragraph(runs=text(said["proof"]), role="payee", keep=True),
            Signatures(
                dated=True,
                columns=(SignatureColumn(heading="", labels=(said["payee_signs"], said["payer_signs"])),),
            ),
        ),
    )
