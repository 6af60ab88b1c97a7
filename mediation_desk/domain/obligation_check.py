"""Whether terms can count: who owes, to whom, how much and when; and when changing them needs a reason."""

from __future__ import annotations

from dataclasses import fields

from mediation_desk.domain.money import checked
from mediation_desk.domain.obligation import Duty, Every, Terms
from mediation_desk.errors import DeskError

_LAST_DAY = 31


def check_terms(terms: Terms) -> None:
    """Refuse what is not complete.

    Raises DeskError: obligation.what_needed, obligation.debtor_needed, obligation.creditor_needed,
    obligation.same_person, obligation.amount_needed, obligation.day_needed, obligation.plan_needed,
    obligation.ends_before, obligation.act_is_single, obligation.no_amount, money.*.
    """
    if not terms.what.strip():
        raise DeskError("obligation.what_needed", field="what")
    if terms.debtor_id and terms.debtor_id == terms.creditor_id:
        raise DeskError("obligation.same_person", field="creditor_id")
    if terms.duty is Duty.ACT:
        _check_act(terms)
        return
    if not terms.debtor_id:
        raise DeskError("obligation.debtor_needed", field="debtor_id")
    if not (terms.creditor_id or terms.creditor.strip()):
        raise DeskError("obligation.creditor_needed", field="creditor_id")
    if terms.every is Every.LISTED:
        if not terms.listed:
            raise DeskError("obligation.plan_needed", field="listed")
        for _day, amount in terms.listed:
            if checked(amount, field="listed") == 0:
                raise DeskError("obligation.amount_needed", field="listed")
        return
    if terms.every is Every.ONGOING:
        raise DeskError("obligation.day_needed", field="first_due")
    if terms.amount is None or checked(terms.amount) == 0:
        raise DeskError("obligation.amount_needed", field="amount")
    _check_days(terms)


def tells_otherwise(derived: Terms | None, terms: Terms) -> tuple[str, ...]:
    """Names of what the clause said and these terms say differently; filling what it left open is none."""
    if derived is None:
        return ()
    return tuple(
        field.name
        for field in fields(Terms)
        if getattr(derived, field.name)
        and field.name != "what"
        and getattr(derived, field.name) != getattr(terms, field.name)
    )


def _check_act(terms: Terms) -> None:
    if terms.amount is not None or terms.listed:
        raise DeskError("obligation.no_amount", field="amount")
    if terms.every not in (Every.ONCE, Every.ONGOING):
        raise DeskError("obligation.act_is_single", field="every")
    if terms.every is Every.ONCE and terms.first_due is None:
        raise DeskError("obligation.day_needed", field="first_due")


def _check_days(terms: Terms) -> None:
    if terms.first_due is None:
        raise DeskError("obligation.day_needed", field="first_due")
    if terms.every is Every.MONTH:
        if not 0 <= terms.day <= _LAST_DAY:
            raise DeskError("obligation.day_needed", field="day")
        if terms.last_due is not None and terms.last_due < terms.first_due:
            raise DeskError("obligation.ends_before", field="last_due")
