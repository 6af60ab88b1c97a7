"""Aid to families in need (困境关爱): money, goods and legal aid."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mediation_desk.domain.household import FiveAction
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError


class AidKind(StrEnum):
    """项目."""

    CHILD = "child"
    MOTHER = "mother"
    TWO_CANCERS = "two_cancers"
    LEGAL_AID = "legal_aid"
    TEMPORARY = "temporary"
    CONDOLENCE = "condolence"
    OTHER = "other"


class AidFor(StrEnum):
    """The class somebody is counted in."""

    WOMAN = "woman"
    CHILD = "child"
    OTHER = "other"


class AidState(StrEnum):
    """Applied for, approved, paid out and signed for, or refused."""

    APPLIED = "applied"
    APPROVED = "approved"
    PAID = "paid"
    REFUSED = "refused"


MOST_FEN = 10_000_000_000_00


@dataclass(frozen=True, slots=True, kw_only=True)
class AidGrant:
    """One grant; amounts in fen. `identity_number` only where a rule counts by person and nobody is linked.

    `anonymous`: lists and files say no name. `visit_on` is the follow-up visit planned, `visited_on` made.
    """

    id: str
    kind: AidKind
    of: AidFor
    name: str
    applied_on: date
    version: int = 0
    state: AidState = AidState.APPLIED
    identity_number: str = ""
    person_id: str | None = None
    household_id: str | None = None
    area_id: str = ""
    basis: str = ""
    applied_by: str = ""
    approved_on: date | None = None
    approved_by: str = ""
    decision: str = ""
    given_on: date | None = None
    cash: int = 0
    goods_value: int = 0
    goods: str = ""
    fund: str = ""
    receipt: str = ""
    signed_by: str = ""
    referral_id: str | None = None
    visit_on: date | None = None
    visited_on: date | None = None
    anonymous: bool = False
    actions: frozenset[FiveAction] = frozenset()

    @property
    def worth(self) -> int:
        """Cash and goods together, in fen."""
        return self.cash + self.goods_value


@dataclass(frozen=True, slots=True, kw_only=True)
class AidRule:
    """A rule of one kind: its fixed amount in fen (0: any), whether once per person for ever, its class."""

    kind: AidKind
    amount: int = 0
    once: bool = False
    of: AidFor | None = None


SHIPPED_RULES = (AidRule(kind=AidKind.TWO_CANCERS, amount=1_000_000, once=True, of=AidFor.WOMAN),)
"""低收入妇女“两癌”救助: 10,000 yuan per person, once only (中央专项彩票公益金)."""


def rule_of(kind: AidKind, rules: tuple[AidRule, ...]) -> AidRule:
    """The rule of a kind; one that asks nothing where none was set."""
    return next((one for one in rules if one.kind is kind), AidRule(kind=kind))


def check_grant(grant: AidGrant, rule: AidRule, today: date) -> None:
    """Refuse an application that lacks what must be said, or that its rule does not allow.

    Raises DeskError beside its field: aid.name_needed, aid.basis_needed, aid.applied_ahead,
    aid.amount_needed, aid.legal_has_no_amount, aid.amount_fixed, aid.class, aid.goods_needed,
    aid.identity_needed, aid.visit_before, text.*.
    """
    if not grant.name.strip():
        raise DeskError("aid.name_needed", field="name")
    if not grant.basis.strip():
        raise DeskError("aid.basis_needed", field="basis")
    check_text(grant.basis, "basis", PARAGRAPH, lines=True)
    for name in ("name", "goods", "fund", "receipt", "signed_by"):
        check_text(getattr(grant, name), name)
    if grant.applied_on > today:
        raise DeskError("aid.applied_ahead", field="applied_on")
    _check_amount(grant, rule)
    if rule.of is not None and grant.of is not rule.of:
        raise DeskError("aid.class", field="of", wanted=rule.of)
    if rule.once and not grant.person_id and not grant.identity_number:
        raise DeskError("aid.identity_needed", field="identity_number")
    if grant.visit_on is not None and grant.visit_on < grant.applied_on:
        raise DeskError("aid.visit_before", field="visit_on")


def _check_amount(grant: AidGrant, rule: AidRule) -> None:
    if min(grant.cash, grant.goods_value) < 0 or grant.worth > MOST_FEN:
        raise DeskError("money.too_large", field="cash")
    if grant.kind is AidKind.LEGAL_AID:
        if grant.worth:
            raise DeskError("aid.legal_has_no_amount", field="cash")
        return
    if rule.amount and (grant.cash != rule.amount or grant.goods_value):
        raise DeskError("aid.amount_fixed", field="cash", yuan=f"{rule.amount / 100:,.2f}")
    if not grant.worth:
        raise DeskError("aid.amount_needed", field="cash")
    if grant.goods_value and not grant.goods.strip():
        raise DeskError("aid.goods_needed", field="goods")


def decided(grant: AidGrant, by: str, on: date, *, yes: bool, words: str) -> AidGrant:
    """The grant approved, or refused with a reason. DeskError: aid.moved_on, aid.reason_needed, text.*."""
    _need(grant, AidState.APPLIED)
    if not yes and not words.strip():
        raise DeskError("aid.reason_needed", field="decision")
    check_text(words, "decision", PARAGRAPH, lines=True)
    return replace(
        grant,
        state=AidState.APPROVED if yes else AidState.REFUSED,
        approved_on=on,
        approved_by=by,
        decision=words.strip(),
    )


def given(grant: AidGrant, on: date, signed_by: str, receipt: str, today: date) -> AidGrant:
    """The grant handed over and signed for.

    Raises DeskError: aid.moved_on, aid.given_ahead, aid.given_before, aid.signature_needed, text.*.
    """
    _need(grant, AidState.APPROVED)
    if on > today:
        raise DeskError("aid.given_ahead", field="given_on")
    if grant.approved_on is not None and on < grant.approved_on:
        raise DeskError("aid.given_before", field="given_on")
    if not signed_by.strip():
        raise DeskError("aid.signature_needed", field="signed_by")
    check_text(signed_by, "signed_by")
    check_text(receipt, "receipt")
    return replace(
        grant, state=AidState.PAID, given_on=on, signed_by=signed_by.strip(), receipt=receipt.strip()
    )


def visited(grant: AidGrant, on: date, today: date) -> AidGrant:
    """The follow-up visit made. DeskError: aid.not_given, aid.visited_ahead, aid.visited_before."""
    if grant.state is not AidState.PAID or grant.given_on is None:
        raise DeskError("aid.not_given")
    if on > today:
        raise DeskError("aid.visited_ahead", field="visited_on")
    if on < grant.given_on:
        raise DeskError("aid.visited_before", field="visited_on")
    return replace(grant, visited_on=on)


def _need(grant: AidGrant, state: AidState) -> None:
    if grant.state is not state:
        raise DeskError("aid.moved_on")
