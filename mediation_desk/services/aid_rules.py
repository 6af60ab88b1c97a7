"""The rules of aid, kind by kind: a fixed amount, whether once per person for ever, and the class."""

from __future__ import annotations

from collections.abc import Iterable

from mediation_desk.domain.aid_grant import MOST_FEN, SHIPPED_RULES, AidFor, AidKind, AidRule
from mediation_desk.errors import DeskError
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services.access import AID_APPROVE, AID_READ
from mediation_desk.services.permission import allowed

SETTING = "aid_rules"


def rules(records: Records) -> tuple[AidRule, ...]:
    """The rules in force; those shipped until the centre sets its own."""
    told = office.setting(records, SETTING)
    if told is None:
        return SHIPPED_RULES
    return tuple(
        AidRule(
            kind=AidKind(one["kind"]),
            amount=int(one["amount"]),
            once=bool(one["once"]),
            of=AidFor(one["of"]) if one["of"] else None,
        )
        for one in told
    )


@allowed(AID_READ)
def aid_rules(records: Records) -> tuple[AidRule, ...]:
    """The rules in force, to be shown and filled in by."""
    return rules(records)


@allowed(AID_APPROVE, changes={"aid", "office"})
def set_aid_rules(records: Records, changed: tuple[AidRule, ...]) -> tuple[AidRule, ...]:
    """Set the rules, at most one of each kind. DeskError: aid_rules.twice, money.too_large."""
    _check(changed)
    told = [
        {"kind": one.kind.value, "amount": one.amount, "once": one.once, "of": one.of.value if one.of else ""}
        for one in changed
    ]
    office.set_setting(records, SETTING, told)
    return changed


def _check(changed: Iterable[AidRule]) -> None:
    seen: set[AidKind] = set()
    for one in changed:
        if one.kind in seen:
            raise DeskError("aid_rules.twice")
        if not 0 <= one.amount <= MOST_FEN:
            raise DeskError("money.too_large", field=f"amount_{one.kind.value}")
        seen.add(one.kind)
