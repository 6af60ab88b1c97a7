"""D25 人民调解员调解案件登记单: one case on one slip, filled in by its mediator."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import hands, opening
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Cell, Grid, Imprint, Paper, Row
from mediation_desk.documents.rows import boxed_line, boxes
from mediation_desk.documents.wording import label, our_wording, wording
from mediation_desk.words import N_

SAID = our_wording("case_slip")
FIELDS = (
    Field(name="registered_on", label=N_("Registered on"), kind=FieldKind.DAY, needed=True),
    Field(name="parties", label=N_("Parties"), needed=True),
    Field(name="dispute", label=N_("Kind of dispute"), needed=True),
    Field(name="source", label=N_("Source of the case")),
    Field(name="accepted_on", label=N_("Case accepted on"), kind=FieldKind.DAY),
    Field(name="closed_on", label=N_("Case closed on"), kind=FieldKind.DAY),
    Field(
        name="result", label=N_("Result of mediation"), kind=FieldKind.CHOICE, choices=SAID.lists["results"]
    ),
    Field(
        name="agreement",
        label=N_("Form of agreement"),
        kind=FieldKind.CHOICE,
        choices=SAID.lists["agreements"],
    ),
    Field(name="amount", label=N_("Amount (yuan)")),
    Field(
        name="performance",
        label=N_("State of performance"),
        kind=FieldKind.CHOICE,
        choices=SAID.lists["performances"],
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipFacts:
    """What the slip says; `result`, `agreement` and `performance` are words of their boxes."""

    number: str = ""
    registered_on: str = ""
    parties: str = ""
    dispute: str = ""
    source: str = ""
    accepted_on: str = ""
    closed_on: str = ""
    result: str = ""
    agreement: str = ""
    amount: str = ""
    performance: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def case_slip(facts: SlipFacts) -> Paper:
    """The slip, signed by the mediator."""
    said = wording("case_slip")
    by_hand = facts.by_hand

    def ticks(key: str, options: str, chosen: str) -> Row:
        shown = Cell(runs=boxes("case_slip", options, (chosen,), per_line=4))
        return Row(cells=(label(said[key], 34), shown), height=12, centred=True)

    def told(*keys: str) -> Row:
        pairs = tuple((key, getattr(facts, key)) for key in keys)
        return boxed_line(said, *pairs, height=12, by_hand=by_hand)

    rows = (
        told("number"),
        told("registered_on"),
        told("parties"),
        told("dispute", "source"),
        told("accepted_on", "closed_on"),
        ticks("result", "results", facts.result),
        ticks("agreement", "agreements", facts.agreement),
        told("amount"),
        ticks("performance", "performances", facts.performance),
    )
    return Paper(
        form="D25",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            *opening(said["title"], "", by_hand=False),
            Grid(rows=rows, boxed=True),
            hands(said["mediator"]),
        ),
    )
