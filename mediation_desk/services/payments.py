"""What was paid or done under an obligation, its vouchers, and what happened: 反悔, 起诉, 申请执行."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import uuid4

from mediation_desk.domain.case import Case, EventKind
from mediation_desk.domain.confirmation import ConfirmationState
from mediation_desk.domain.confirmation_steps import state_of
from mediation_desk.domain.money import checked, figures
from mediation_desk.domain.obligation import (
    Duty,
    Every,
    Obligation,
    ObligationState,
    PayManner,
    Payment,
    PerformanceEvent,
    PerformanceEventKind,
)
from mediation_desk.domain.performance import standing_events, standing_payments
from mediation_desk.errors import DeskError
from mediation_desk.register import agreements, attachments, cases, confirmations, obligations
from mediation_desk.register.records import Records
from mediation_desk.services.access import PERFORMANCE_WRITE
from mediation_desk.services.agreement_force import in_force_on
from mediation_desk.services.obligations import open_to_change, recount
from mediation_desk.services.permission import allowed

_K = PerformanceEventKind
OF_ONE = frozenset({_K.WAIVED, _K.CHANGED, _K.ENDED})
"""What can only happen to one obligation; the others may concern the whole agreement."""

_NOTE_NEEDED = frozenset({_K.CHANGED, _K.ENDED, _K.WAIVED, _K.UNDONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """What somebody says of a payment; without `amount` it tells that an act was done on that day."""

    on: date
    amount: Decimal | None = None
    manner: PayManner = PayManner.TRANSFER
    payer: str = ""
    payee: str = ""
    note: str = ""
    voucher_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What somebody says of a happening; see PerformanceEvent."""

    kind: PerformanceEventKind
    on: date
    obligation_id: str = ""
    person_id: str = ""
    amount: Decimal | None = None
    new_due: date | None = None
    note: str = ""


@allowed(PERFORMANCE_WRITE, changes={"performance", "case"})
def record_payment(records: Records, obligation_id: str, paid: Paid) -> Payment:
    """Keep a payment, or that an act was done; it settles the oldest instalments first.

    Raises DeskError: payment.not_confirmed, payment.before_case, payment.amount_needed, payment.no_amount,
    date.in_future, payment.voucher, money.*, obligation.missing, obligation.archived, case.not_yours.
    """
    obligation = obligations.get(records, obligation_id)
    case = open_to_change(records, obligation.case_id)
    if obligation.state is not ObligationState.CONFIRMED:
        raise DeskError("payment.not_confirmed")
    _check_day(records, paid.on)
    if paid.on < case.accepted_on:
        raise DeskError("payment.before_case", field="on")
    amount = _amount(obligation, paid.amount)
    for one in paid.voucher_ids:
        _check_voucher(records, case, one)
    kept = obligations.pay(
        records,
        Payment(
            id=uuid4().hex,
            case_id=case.id,
            obligation_id=obligation_id,
            on=paid.on,
            amount=amount,
            manner=paid.manner,
            payer=paid.payer.strip(),
            payee=paid.payee.strip(),
            note=paid.note.strip(),
            voucher_ids=tuple(dict.fromkeys(paid.voucher_ids)),
        ),
    )
    _tell(records, EventKind.PAYMENT, kept)
    recount(records, case, [obligation])
    return kept


@allowed(PERFORMANCE_WRITE, changes={"performance", "case"})
def reverse_payment(records: Records, payment_id: str, reason: str) -> Payment:
    """Take a payment back that was kept by mistake, with the reason; both stay to be read.

    Raises DeskError: payment.missing, payment.taken_back, payment.reason_needed, obligation.archived.
    """
    before = obligations.payment(records, payment_id)
    case = open_to_change(records, before.case_id)
    if not reason.strip():
        raise DeskError("payment.reason_needed", field="reason")
    if before not in standing_payments(obligations.payments_of(records, case.id)):
        raise DeskError("payment.taken_back")
    kept = obligations.pay(
        records,
        Payment(
            id=uuid4().hex,
            case_id=case.id,
            obligation_id=before.obligation_id,
            on=records.today,
            amount=before.amount,
            manner=before.manner,
            note=reason.strip(),
            reverses=before.id,
        ),
        "reverse_payment",
    )
    _tell(records, EventKind.PAYMENT_BACK, kept)
    recount(records, case, [obligations.get(records, before.obligation_id)])
    return kept


@allowed(PERFORMANCE_WRITE, changes={"performance"})
def attach_voucher(records: Records, payment_id: str, attachment_id: str) -> Payment:
    """Name a scan of the case that proves a payment.

    Raises DeskError: payment.missing, payment.voucher, obligation.archived, case.not_yours.
    """
    payment = obligations.payment(records, payment_id)
    case = open_to_change(records, payment.case_id)
    _check_voucher(records, case, attachment_id)
    if attachment_id not in payment.voucher_ids:
        obligations.attach(records, payment, attachment_id)
    return obligations.payment(records, payment_id)


@allowed(PERFORMANCE_WRITE, changes={"performance", "case"})
def record_happening(records: Records, agreement_id: str, happened: Happened) -> PerformanceEvent:
    """Keep that a party went back on its word, sued or asked for enforcement, or that terms changed.

    Raises DeskError: happening.not_in_force, happening.not_confirmed (only what a court confirmed is
    enforced, 民事诉讼法 art 206), happening.which, happening.note_needed, happening.amount_needed,
    happening.day_needed, date.in_future, obligation.archived, case.not_yours.
    """
    agreement = agreements.get(records, agreement_id)
    case = open_to_change(records, agreement.case_id)
    effective = in_force_on(records, agreement)
    if effective is None:
        raise DeskError("happening.not_in_force")
    _check_happening(records, agreement_id, happened)
    if happened.on < effective:
        raise DeskError("happening.before_effect", field="on")
    kept = obligations.add_event(
        records,
        PerformanceEvent(
            id=uuid4().hex,
            case_id=case.id,
            agreement_id=agreement_id,
            obligation_id=happened.obligation_id,
            kind=happened.kind,
            on=happened.on,
            person_id=happened.person_id,
            amount=happened.amount,
            new_due=happened.new_due,
            note=happened.note.strip(),
        ),
    )
    _tell_happening(records, kept)
    recount(records, case, obligations.of_case(records, case.id))
    return kept


@allowed(PERFORMANCE_WRITE, changes={"performance", "case"})
def undo_happening(records: Records, case_id: str, event_id: str, note: str) -> PerformanceEvent:
    """Say that something was recorded by mistake, with the reason; both stay to be read.

    Raises DeskError: happening.missing, happening.note_needed, obligation.archived, case.not_yours.
    """
    case = open_to_change(records, case_id)
    stands = {one.id: one for one in standing_events(obligations.events_of(records, case_id))}
    if event_id not in stands:
        raise DeskError("happening.missing")
    if not note.strip():
        raise DeskError("happening.note_needed", field="note")
    wrong = stands[event_id]
    kept = obligations.add_event(
        records,
        PerformanceEvent(
            id=uuid4().hex,
            case_id=case_id,
            agreement_id=wrong.agreement_id,
            obligation_id=wrong.obligation_id,
            kind=_K.UNDONE,
            on=records.today,
            undoes=event_id,
            note=note.strip(),
        ),
    )
    _tell_happening(records, kept)
    recount(records, case, obligations.of_case(records, case_id))
    return kept


def confirmed_by_court(records: Records, agreement_id: str) -> bool:
    """Whether a court confirmed the agreement: only then may its enforcement be asked for."""
    applied = confirmations.of_agreement(records, agreement_id)
    return applied is not None and state_of(applied) is ConfirmationState.CONFIRMED


def _tell(records: Records, kind: EventKind, payment: Payment) -> None:
    """A line of the case's timeline: day and amount, or that an act was done; never a typed word."""
    names = {"on": payment.on.isoformat()}
    if payment.amount is not None:
        names["amount"] = figures(payment.amount)
    elif kind is EventKind.PAYMENT:
        kind = EventKind.PERFORMED_ACT
    cases.note_event(records, payment.case_id, kind, subject_id=payment.obligation_id, names=names)


def _tell_happening(records: Records, happening: PerformanceEvent) -> None:
    names = {"on": happening.on.isoformat(), "happening": happening.kind.value}
    subject_id = happening.obligation_id or happening.agreement_id
    cases.note_event(records, happening.case_id, EventKind.HAPPENED, subject_id=subject_id, names=names)


def _amount(obligation: Obligation, amount: Decimal | None) -> Decimal | None:
    if obligation.terms.duty is Duty.ACT:
        if amount is not None:
            raise DeskError("payment.no_amount", field="amount")
        return None
    if amount is None or checked(amount) == 0:
        raise DeskError("payment.amount_needed", field="amount")
    return checked(amount)


def _check_day(records: Records, on: date) -> None:
    if on > records.today:
        raise DeskError("date.in_future", field="on")


def _check_voucher(records: Records, case: Case, attachment_id: str) -> None:
    found = {one.id for one in attachments.of_subject(records, case.id) if one.withdrawn_at is None}
    if attachment_id not in found:
        raise DeskError("payment.voucher", field="voucher")


def _check_happening(records: Records, agreement_id: str, happened: Happened) -> None:
    kind = happened.kind
    if kind is _K.CHANGED:
        if happened.amount is None and happened.new_due is None:
            raise DeskError("happening.amount_needed", field="amount")
    else:
        _check_day(records, happened.on)
    if kind in _NOTE_NEEDED and not happened.note.strip():
        raise DeskError("happening.note_needed", field="note")
    if kind is _K.UNDONE:
        raise DeskError("happening.missing")
    if kind is _K.ENFORCEMENT and not confirmed_by_court(records, agreement_id):
        raise DeskError("happening.not_confirmed")
    if kind in OF_ONE or happened.obligation_id:
        _check_one(records, agreement_id, happened)


def _check_one(records: Records, agreement_id: str, happened: Happened) -> None:
    if not happened.obligation_id:
        raise DeskError("happening.which", field="obligation_id")
    about = obligations.get(records, happened.obligation_id)
    if about.agreement_id != agreement_id or about.state is not ObligationState.CONFIRMED:
        raise DeskError("happening.which", field="obligation_id")
    money = about.terms.duty is Duty.MONEY
    if happened.kind is _K.WAIVED and money and not happened.amount:
        raise DeskError("happening.amount_needed", field="amount")
    if happened.kind in (_K.WAIVED, _K.CHANGED) and happened.amount is not None:
        if not money:
            raise DeskError("payment.no_amount", field="amount")
        checked(happened.amount)
    if happened.new_due is not None and about.terms.every is not Every.ONCE:
        raise DeskError("happening.single_only", field="new_due")
