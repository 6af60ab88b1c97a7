"""The demo's performance: clauses confirmed, money paid whole or in part, one that lets it pass."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.obligation import Duty, Obligation, ObligationState
from mediation_desk.domain.obligation_check import check_terms
from mediation_desk.domain.performance import stand
from mediation_desk.errors import DeskError
from mediation_desk.register import obligations, people
from mediation_desk.register.records import Records
from mediation_desk.services.demo.calendar import Act
from mediation_desk.services.demo.way import Told, Way
from mediation_desk.services.obligations import confirm_all
from mediation_desk.services.payments import Paid, record_payment

_FIRST, _EVERY, _LAST = 23, 30, 420
_HALF = Decimal("0.5")
_CENT = Decimal("0.01")


def checked(way: Way) -> Iterator[Told]:
    """On the day it took effect somebody holds what was read against the clauses; the newest still wait."""
    if way.story.get("performed") or way.story.get("end") in (CaseState.CLOSED, CaseState.ARCHIVED):
        yield Told(after=15, staff=way.lead, act=lambda records: _confirmed(way, records))


def performed(way: Way) -> Iterator[Told]:
    """Month by month what is due; `part` pays the half once, `late` nothing."""
    how = way.story.get("performed") or ("paid" if way.story.get("end") == CaseState.CLOSED else "")
    if how == "part":
        yield Told(after=_FIRST, staff=way.lead, act=_pay(way, _HALF))
    elif how == "paid":
        for after in range(_FIRST, _LAST, _EVERY):
            yield Told(after=after, staff=way.lead, act=_pay(way, Decimal(1)))


def _confirmed(way: Way, records: Records) -> None:
    kept = obligations.of_case(records, way.case_id)
    if any(one.state is ObligationState.PROPOSED and _complete(one) for one in kept):
        confirm_all(records, way.case_id)


def _complete(one: Obligation) -> bool:
    try:
        check_terms(one.terms)
    except DeskError:
        return False
    return not one.reworded


def _pay(way: Way, share: Decimal) -> Act:
    def act(records: Records) -> None:
        for one in obligations.of_case(records, way.case_id):
            if one.state is ObligationState.CONFIRMED:
                _pay_one(way, records, one, share)

    return act


def _pay_one(way: Way, records: Records, one: Obligation, share: Decimal) -> None:
    stands = stand(
        one,
        obligations.payments_of(records, way.case_id),
        obligations.events_of(records, way.case_id),
        records.today,
    )
    if stands.settled_on is not None:
        return
    if one.terms.duty is Duty.ACT:
        if one.terms.first_due is not None and one.terms.first_due <= records.today:
            record_payment(records, one.id, Paid(on=records.today))
        return
    amount = stands.arrears or stands.next_amount
    if not amount:
        return
    names = {
        who.id: who.name for who in people.get_many(records, [one.terms.debtor_id, one.terms.creditor_id])
    }
    told = Paid(
        on=records.today,
        amount=(amount * share).quantize(_CENT),
        payer=names.get(one.terms.debtor_id, ""),
        payee=names.get(one.terms.creditor_id, one.terms.creditor),
    )
    record_payment(records, one.id, told)
