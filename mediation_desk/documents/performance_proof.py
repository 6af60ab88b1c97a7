"""D13 履行凭证: receipts, transfer slips and other proof of performance, listed and pasted."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.amount_words import amount_runs
from mediation_desk.documents.ends import hands, opening
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Cell, Grid, Imprint, Paper, Paragraph, Row, Run, text
from mediation_desk.documents.rows import line
from mediation_desk.documents.table import table
from mediation_desk.documents.wording import fixed_list, wording
from mediation_desk.words import N_

FIELDS = (
    Field(name="parties", label=N_("Parties"), needed=True),
    Field(name="agreement_number", label=N_("Number of the agreement")),
    Field(
        name="vouchers",
        label=N_("Vouchers"),
        kind=FieldKind.ROWS,
        columns=(
            N_("Voucher"),
            N_("Voucher number"),
            N_("Day of the voucher"),
            N_("Amount (yuan)"),
            N_("Payer"),
            N_("Payee"),
        ),
        needed=True,
    ),
    Field(name="total", label=N_("Sum of all vouchers (yuan)")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PerformanceFacts:
    """`vouchers` are rows of name, number, day, amount, payer and payee; `total` an amount in figures."""

    number: str = ""
    parties: str = ""
    agreement_number: str = ""
    vouchers: tuple[tuple[str, ...], ...] = ()
    total: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def performance_proof(facts: PerformanceFacts) -> Paper:
    """The list, the sum in figures and capitals, room to paste, and the payee's signature."""
    said = wording("performance_proof")
    by_hand = facts.by_hand
    paste = Cell(runs=text(said["paste"]), label=True)
    sum_line = (Run(text=said["total"]), *amount_runs(facts.total, by_hand=by_hand))
    return Paper(
        form="D13",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            *opening(said["title"], facts.number, by_hand=by_hand),
            Grid(
                rows=(
                    line(said, ("parties", facts.parties), width=34, by_hand=by_hand),
                    line(said, ("agreement", facts.agreement_number), width=34, by_hand=by_hand),
                )
            ),
            Paragraph(runs=text(""), role="space", keep=True),
            table(
                fixed_list("performance_proof", "columns"),
                (12, 0, 42, 22, 23, 18.5, 18.5),
                facts.vouchers,
                by_hand=by_hand,
                blanks=6,
                height=11,
            ),
            Paragraph(runs=sum_line, role="sum"),
            Grid(rows=(Row(cells=(paste,), height=62, centred=True),), boxed=True, role="table"),
            hands(said["payee"], said["handler"]),
        ),
    )
