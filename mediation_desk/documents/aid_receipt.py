"""LQ 救助金（物品）领取单: what somebody received in aid, in figures and capitals, signed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mediation_desk.documents.amount_words import amount_runs, capital_day
from mediation_desk.documents.ends import hands
from mediation_desk.documents.paper import (
    PLAIN,
    Block,
    Cell,
    Grid,
    Imprint,
    NumberLine,
    Paper,
    Paragraph,
    Row,
    Run,
    Runs,
    Title,
    text,
)
from mediation_desk.documents.rows import boxed_line
from mediation_desk.documents.wording import label, shown, wording

FORM = "aid_receipt"
WIDE = 34


@dataclass(frozen=True, slots=True, kw_only=True)
class AidReceiptFacts:
    """Amounts in figures (“12,000.00”, empty: none), their capitals are computed; days as 2026年3月18日."""

    number: str = ""
    name: str = ""
    kind: str = ""
    of: str = ""
    area: str = ""
    basis: str = ""
    fund: str = ""
    cash: str = ""
    goods: str = ""
    goods_value: str = ""
    total: str = ""
    approved_by: str = ""
    approved_on: str = ""
    day: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def aid_receipt(facts: AidReceiptFacts) -> Paper:
    """The facts, cash and goods, their sum, and where taker, giver and witness sign."""
    said, by_hand = wording(FORM), facts.by_hand
    return Paper(
        form="LQ",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            *_number(facts),
            Grid(rows=tuple(_rows(facts)), boxed=True),
            Paragraph(runs=(Run(text=said["total"]), *amount_runs(facts.total, by_hand=by_hand)), role="sum"),
            Paragraph(runs=text(said["received"]), keep=True),
            Paragraph(
                runs=text(said.fill("day", day=capital_day(facts.day) or said["blank_day"])), keep=True
            ),
            hands(said["taker"], said["giver"], said["witness"], dated=False),
            Paragraph(runs=text(said["note"]), role="note"),
        ),
    )


def _number(facts: AidReceiptFacts) -> Iterator[Block]:
    if facts.number:
        yield NumberLine(text=wording(FORM).fill("number_said", number=facts.number))


def _rows(facts: AidReceiptFacts) -> Iterator[Row]:
    said, by_hand = wording(FORM), facts.by_hand
    approved = ""
    if facts.approved_by or facts.approved_on:
        approved = said.fill("approved_said", by=facts.approved_by, on=facts.approved_on)
    yield boxed_line(said, ("name", facts.name), ("class", facts.of), height=11, by_hand=by_hand)
    yield boxed_line(said, ("kind", facts.kind), height=11, by_hand=by_hand)
    yield boxed_line(said, ("area", facts.area), height=11, by_hand=by_hand)
    yield boxed_line(said, ("basis", facts.basis), height=14, by_hand=by_hand)
    yield boxed_line(said, ("fund", facts.fund), height=11, by_hand=by_hand)
    yield Row(cells=(label(said["cash"], WIDE), Cell(runs=_cash(facts))), height=12, centred=True)
    yield Row(
        cells=(label(said["goods"], WIDE), Cell(runs=text(shown(_goods(facts), by_hand=by_hand)))),
        height=12,
        centred=True,
    )
    yield boxed_line(said, ("approved", approved), height=11, by_hand=by_hand)


def _cash(facts: AidReceiptFacts) -> Runs:
    if not facts.cash and not facts.by_hand:
        return text(wording(FORM)["no_cash"])
    return amount_runs(facts.cash, by_hand=facts.by_hand)


def _goods(facts: AidReceiptFacts) -> str:
    said = wording(FORM)
    if facts.by_hand:
        return facts.goods
    if not facts.goods:
        return said["no_goods"]
    if not facts.goods_value:
        return facts.goods
    return said.fill("goods_said", goods=facts.goods, figures=facts.goods_value)
