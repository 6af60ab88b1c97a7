"""How aid is said in lists, sheets and files; amounts in yuan, nobody named who is not to be."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from mediation_desk.domain.aid_grant import AidGrant, AidKind, AidState
from mediation_desk.domain.money import figures
from mediation_desk.services.aid_grants import AidRow
from mediation_desk.services.sheet_export import SheetWords
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Tag, Text
from mediation_desk.ui.kit.cells import Column as Head
from mediation_desk.words import _, count, term

TONES = {
    AidState.APPLIED: "amber",
    AidState.APPROVED: "blue",
    AidState.PAID: "pine",
    AidState.REFUSED: "neutral",
}


def columns() -> tuple[Head, ...]:
    """The list's columns."""
    return (
        Head(key="name", title=_("Name"), wrap=True, sort=True),
        Head(key="kind", title=_("Aid"), width=176, sort=True),
        Head(key="of", title=_("Class"), width=64, sort=True, drop=2),
        Head(key="state", title=_("State"), width=92, sort=True),
        Head(key="worth", title=_("Cash and goods (yuan)"), width=148, sort=True, right=True),
        Head(key="day", title=_("Day"), width=108, sort=True),
        Head(key="visit", title=_("Visit after it"), width=108, sort=True, drop=1),
    )


def cells(desk: Desk, row: AidRow) -> tuple[Cell, ...]:
    """One row."""
    one = row.grant
    goods = _("goods {yuan}", yuan=yuan(one.goods_value)) if one.goods_value and one.cash else ""
    return (
        Text(text=name_of(desk, one), second=row.area),
        Text(text=term(one.kind), tone="ink2"),
        Text(text=term(one.of), tone="ink2"),
        Tag(text=term(one.state), tone=TONES[one.state]),
        Text(text=yuan(one.worth) if one.worth else "—", second=goods),
        Text(text=day_of(one), tone="ink2"),
        _visit(desk, one),
    )


def name_of(desk: Desk, grant: AidGrant) -> str:
    """The name, or that it is kept out of lists."""
    return _("name kept out") if grant.anonymous else desk.shown(grant.name)


def day_of(grant: AidGrant) -> str:
    """The day of the state it is in."""
    return (grant.given_on or grant.approved_on or grant.applied_on).isoformat()


def yuan(fen: int) -> str:
    """Fen in yuan with separators."""
    return figures(Decimal(fen) / 100)


def _visit(desk: Desk, grant: AidGrant) -> Cell:
    if grant.visited_on is not None:
        return Text(text=_("visited"), second=grant.visited_on.isoformat(), tone="ink2")
    if grant.visit_on is None:
        return Text(text="—", tone="ink3")
    late = grant.state is AidState.PAID and grant.visit_on < desk.today()
    return Text(text=grant.visit_on.isoformat(), tone="red" if late else "ink2")


def sums(rows: Sequence[AidRow]) -> str:
    """Persons and money of what was given, among those shown; the rest by its number."""
    if not rows:
        return ""
    given = [row.grant for row in rows if row.grant.state is AidState.PAID]
    money, goods = sum(one.cash for one in given), sum(one.goods_value for one in given)
    said = [
        count("{n} application", "{n} applications", len(rows)),
        _("Grants given: {n} · persons: {persons}", n=len(given), persons=persons(given)),
        _("cash {yuan} yuan", yuan=yuan(money)),
        _("goods {yuan} yuan", yuan=yuan(goods)),
        _("together {yuan} yuan", yuan=yuan(money + goods)),
    ]
    return " · ".join(said)


def persons(given: Sequence[AidGrant]) -> int:
    """Each person once: by link, else by name and area; whoever is not named counts for each grant."""
    keys = {one.id if one.anonymous else one.person_id or f"{one.name}/{one.area_id}" for one in given}
    return len(keys)


def sorting(row: AidRow, column: str) -> tuple[object, ...]:
    """What a column is sorted by."""
    one = row.grant
    keys: dict[str, tuple[object, ...]] = {
        "day": (day_of(one),),
        "name": (one.name,),
        "kind": (list(AidKind).index(one.kind),),
        "of": (one.of.value,),
        "state": (list(AidState).index(one.state),),
        "worth": (one.worth,),
        "visit": (one.visit_on is None, str(one.visit_on)),
    }
    return (*keys[column], day_of(one), one.id)


def facts(desk: Desk, grant: AidGrant, area: str, approver: str) -> list[tuple[str, str]]:
    """What is known of one, line by line."""
    goods = desk.hidden(grant.goods) if grant.goods else ""
    return [
        (_("Class"), term(grant.of)),
        (_("Area"), area),
        (_("Basis"), desk.hidden(grant.basis)),
        (_("Applied"), grant.applied_on.isoformat()),
        (_("Cash"), _("{yuan} yuan", yuan=yuan(grant.cash)) if grant.cash else ""),
        (_("Goods"), goods),
        (_("Goods worth"), _("{yuan} yuan", yuan=yuan(grant.goods_value)) if grant.goods_value else ""),
        (_("Fund"), grant.fund),
        (_("Decided"), f"{grant.approved_on.isoformat()} {approver}" if grant.approved_on else ""),
        (_("Words"), grant.decision),
        (_("Given"), grant.given_on.isoformat() if grant.given_on else ""),
        (_("Signed by"), desk.shown(grant.signed_by)),
        (_("Receipt"), grant.receipt),
        (_("Visit"), grant.visit_on.isoformat() if grant.visit_on else ""),
        (_("Visited"), grant.visited_on.isoformat() if grant.visited_on else ""),
    ]


def sheet_words(desk: Desk) -> SheetWords:
    """The file of the list."""
    heads = (
        (_("Name"), 14),
        (_("Class"), 8),
        (_("Area"), 24),
        (_("Aid"), 24),
        (_("State"), 10),
        (_("Applied"), 12),
        (_("Decided"), 12),
        (_("Given"), 12),
        (_("Cash (yuan)"), 12),
        (_("Goods worth (yuan)"), 14),
        (_("Goods"), 24),
        (_("Fund"), 18),
        (_("Receipt"), 14),
        (_("Visited"), 12),
    )

    def row_cells(row: AidRow) -> tuple[str | int, ...]:
        one = row.grant
        days = (one.applied_on, one.approved_on, one.given_on)
        return (
            name_of(desk, one),
            term(one.of),
            row.area,
            term(one.kind),
            term(one.state),
            *(day.isoformat() if day else "" for day in days),
            yuan(one.cash),
            yuan(one.goods_value),
            one.goods,
            one.fund,
            one.receipt,
            one.visited_on.isoformat() if one.visited_on else "",
        )

    return SheetWords(title=_("Aid"), heads=heads, cells=row_cells)
