"""Performance in the register: obligations, payments with their vouchers, and what happened beside paying."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.obligation import (
    Duty,
    Every,
    Obligation,
    ObligationState,
    Payment,
    PerformanceEvent,
    Terms,
)
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.obligations import (
    obligations,
    payment_vouchers,
    payments,
    performance_events,
)

_PLAIN = (
    "id",
    "case_id",
    "agreement_id",
    "clause_id",
    "n",
    "hint",
    "reworded",
    "state",
    "reason",
    "version",
    "decided_at",
    "decided_by",
)
_TERMS = ("debtor_id", "creditor_id", "creditor", "duty", "what", "every", "first_due", "last_due", "day")
_PAID = ("id", "case_id", "obligation_id", "on", "manner", "payer", "payee", "note", "reverses")
_HAPPENED = (
    "id",
    "case_id",
    "agreement_id",
    "obligation_id",
    "kind",
    "on",
    "person_id",
    "new_due",
    "undoes",
    "note",
)


def add(records: Records, obligation: Obligation) -> Obligation:
    """Keep a new obligation as version 1."""
    kept = replace(obligation, version=1)
    derived = None if kept.derived is None else _told(kept.derived)
    columns = {name: getattr(kept, name) for name in _PLAIN} | _columns(kept.terms)
    made = {"made_at": records.now, "made_by": records.staff.id, "derived": derived}
    records.connection.execute(insert(obligations).values(**columns, **made))
    records.journal("make_obligation", kept.case_id, kept.id)
    return kept


def save(records: Records, obligation: Obligation, act: str, fields: Iterable[str] = ()) -> Obligation:
    """Keep other terms or a decision. Raises DeskError("record.changed_meanwhile")."""
    kept = replace(obligation, version=obligation.version + 1)
    values = _columns(kept.terms) | {
        name: getattr(kept, name) for name in ("state", "reason", "version", "decided_at", "decided_by")
    }
    changed = records.connection.execute(
        update(obligations)
        .where(obligations.c.id == kept.id, obligations.c.version == obligation.version)
        .values(**values)
    )
    if changed.rowcount != 1:
        raise DeskError("record.changed_meanwhile")
    records.journal(act, kept.case_id, kept.id, fields=fields)
    return kept


def set_days(records: Records, obligation_id: str, open_due: date | None, settled_on: date | None) -> None:
    """Keep the day of the oldest instalment not settled, and the last day of all, for lists."""
    records.connection.execute(
        update(obligations)
        .where(obligations.c.id == obligation_id)
        .values(open_due=open_due, settled_on=settled_on)
    )


def get(records: Records, obligation_id: str) -> Obligation:
    """One obligation. Raises DeskError("obligation.missing")."""
    row = records.connection.execute(select(obligations).where(obligations.c.id == obligation_id)).first()
    if row is None:
        raise DeskError("obligation.missing")
    return _obligation(row)


def of_case(records: Records, case_id: str) -> list[Obligation]:
    """Every obligation of a case in the order they were made, dropped ones too."""
    found = select(obligations).where(obligations.c.case_id == case_id).order_by(obligations.c.row)
    return [_obligation(row) for row in records.connection.execute(found)]


def of_cases(records: Records, case_ids: Iterable[str]) -> dict[str, list[Obligation]]:
    """The confirmed and proposed obligations of these cases, by case."""
    found: dict[str, list[Obligation]] = {}
    wanted = select(obligations).where(
        obligations.c.case_id.in_(list(case_ids)), obligations.c.state != ObligationState.DROPPED
    )
    for row in records.connection.execute(wanted.order_by(obligations.c.row)):
        found.setdefault(row.case_id, []).append(_obligation(row))
    return found


def unsettled(records: Records, case_id: str) -> tuple[str, ...]:
    """Ids of the confirmed obligations with a day that are not settled yet, of the case alone."""
    found = select(obligations.c.id).where(
        obligations.c.case_id == case_id,
        obligations.c.state == ObligationState.CONFIRMED,
        obligations.c.open_due.is_not(None),
    )
    return tuple(records.connection.execute(found.order_by(obligations.c.row)).scalars())


def last_due(records: Records, agreement_id: str) -> date | None:
    """The last day on which anything confirmed under an agreement is due; None where something runs on."""
    found = select(obligations).where(
        obligations.c.agreement_id == agreement_id, obligations.c.state == ObligationState.CONFIRMED
    )
    days: list[date] = []
    for row in records.connection.execute(found):
        terms = _obligation(row).terms
        if terms.every is Every.MONTH and terms.last_due is None:
            return None
        ends = terms.last_due or terms.first_due
        days += [ends] if ends is not None else []
        days += [day for day, _amount in terms.listed]
    return max(days, default=None)


def pay(records: Records, payment: Payment, act: str = "keep_payment") -> Payment:
    """Keep a payment, or the row that takes one back."""
    kept = replace(payment, at=records.now, staff_id=records.staff.id)
    columns = {name: getattr(kept, name) for name in (*_PAID, "at", "staff_id")}
    records.connection.execute(insert(payments).values(**columns, amount_fen=fen(kept.amount)))
    records.journal(act, kept.case_id, kept.obligation_id, kept.id)
    for attachment_id in kept.voucher_ids:
        attach(records, kept, attachment_id)
    return kept


def attach(records: Records, payment: Payment, attachment_id: str) -> None:
    """Name a scan that proves a payment."""
    records.connection.execute(
        insert(payment_vouchers).values(
            case_id=payment.case_id,
            payment_id=payment.id,
            attachment_id=attachment_id,
            at=records.now,
            staff_id=records.staff.id,
        )
    )
    records.journal("attach_voucher", payment.case_id, payment.id, attachment_id)


def payment(records: Records, payment_id: str) -> Payment:
    """One payment. Raises DeskError("payment.missing")."""
    row = records.connection.execute(select(payments).where(payments.c.id == payment_id)).first()
    if row is None:
        raise DeskError("payment.missing")
    return _payments(records, [row])[0]


def payments_of(records: Records, *case_ids: str) -> list[Payment]:
    """Every payment of these cases in the order they were kept, with what takes them back."""
    found = select(payments).where(payments.c.case_id.in_(case_ids)).order_by(payments.c.row)
    return _payments(records, records.connection.execute(found).all())


def add_event(records: Records, event: PerformanceEvent) -> PerformanceEvent:
    """Keep what happened."""
    kept = replace(event, at=records.now, staff_id=records.staff.id)
    columns = {name: getattr(kept, name) for name in (*_HAPPENED, "at", "staff_id")}
    records.connection.execute(insert(performance_events).values(**columns, amount_fen=fen(kept.amount)))
    records.journal("keep_performance_event", kept.case_id, kept.id)
    return kept


def events_of(records: Records, *case_ids: str) -> list[PerformanceEvent]:
    """What happened in these cases, in the order it was kept, with what was recorded by mistake."""
    table = performance_events
    found = select(table).where(table.c.case_id.in_(case_ids)).order_by(table.c.row)
    return [
        PerformanceEvent(
            **{name: getattr(row, name) for name in (*_HAPPENED, "at", "staff_id")},
            amount=yuan(row.amount_fen),
        )
        for row in records.connection.execute(found)
    ]


def fen(amount: Decimal | None) -> int | None:
    """An amount in whole fen; ValueError when it is finer than that."""
    if amount is None:
        return None
    whole = amount * 100
    if whole != whole.to_integral_value():
        raise ValueError("an amount is whole fen")
    return int(whole)


def yuan(whole: int | None) -> Decimal | None:
    """An amount of whole fen with its two places."""
    return None if whole is None else Decimal(whole).scaleb(-2)


def _payments(records: Records, rows: Iterable[Row[Any]]) -> list[Payment]:
    rows = list(rows)
    table = payment_vouchers
    wanted = select(table.c.payment_id, table.c.attachment_id).order_by(table.c.row)
    proofs: dict[str, tuple[str, ...]] = {}
    ids = {row.case_id for row in rows}
    for row in records.connection.execute(wanted.where(table.c.case_id.in_(ids))):
        proofs[row.payment_id] = (*proofs.get(row.payment_id, ()), row.attachment_id)
    return [
        Payment(
            **{name: getattr(row, name) for name in (*_PAID, "at", "staff_id")},
            amount=yuan(row.amount_fen),
            voucher_ids=proofs.get(row.id, ()),
        )
        for row in rows
    ]


def _columns(terms: Terms) -> dict[str, object]:
    columns = {name: getattr(terms, name) for name in _TERMS}
    listed = [[day.isoformat(), fen(amount)] for day, amount in terms.listed]
    return columns | {"amount_fen": fen(terms.amount), "listed": listed, "manner": terms.manner}


def _told(terms: Terms) -> dict[str, object]:
    """Terms as read from a clause, kept beside those that were confirmed."""
    columns = _columns(terms)
    days = {name: day.isoformat() for name, day in columns.items() if isinstance(day, date)}
    return columns | days


def _heard(told: Mapping[str, Any] | None) -> Terms | None:
    if told is None:
        return None
    days = {
        name: date.fromisoformat(told[name]) if told[name] else None for name in ("first_due", "last_due")
    }
    plain = {name: told[name] for name in _TERMS} | days
    return _terms(
        plain | {"duty": Duty(told["duty"]), "every": Every(told["every"])},
        told["amount_fen"],
        told["listed"],
        told["manner"],
    )


def _terms(plain: Mapping[str, Any], amount: int | None, listed: list[list[Any]], manner: str) -> Terms:
    plan = tuple((date.fromisoformat(day), Decimal(part).scaleb(-2)) for day, part in listed)
    return Terms(**plain, amount=yuan(amount), listed=plan, manner=manner)


def _obligation(row: Row[Any]) -> Obligation:
    plain = {name: getattr(row, name) for name in _TERMS}
    return Obligation(
        **{name: getattr(row, name) for name in _PLAIN},
        terms=_terms(plain, row.amount_fen, row.listed, row.manner),
        derived=_heard(row.derived),
    )
