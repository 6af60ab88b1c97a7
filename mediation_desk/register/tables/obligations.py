"""Tables of performance: what agreements oblige to, what was paid, its vouchers, and what happened to it."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.obligation import (
    Duty,
    Every,
    ObligationState,
    PayManner,
    PerformanceEventKind,
)
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

obligations = Table(
    "obligations",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False, index=True),
    Column("agreement_id", Text, ForeignKey("agreements.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("clause_id", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("state", Coded(ObligationState), nullable=False),
    Column("debtor_id", Text, nullable=False),
    Column("creditor_id", Text, nullable=False),
    Column("creditor", Text, nullable=False),
    Column("duty", Coded(Duty), nullable=False),
    Column("what", Text, nullable=False),
    Column("amount_fen", Integer),
    Column("every", Coded(Every), nullable=False),
    Column("first_due", Date),
    Column("last_due", Date),
    Column("day", Integer, nullable=False),
    Column("listed", Small, nullable=False),
    Column("manner", Text, nullable=False),
    Column("derived", Small),
    Column("hint", Text, nullable=False),
    Column("reworded", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("decided_at", Moment),
    Column("decided_by", Text, nullable=False),
    # The day of its oldest instalment not settled, kept so that the list finds what is due; and its last day:
    Column("open_due", Date),
    Column("settled_on", Date),
)
"""Amounts are whole fen. What was confirmed never changes but in `open_due` and `settled_on`."""

Index(None, obligations.c.state, obligations.c.open_due)

payments = Table(
    "payments",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False, index=True),
    Column("obligation_id", Text, ForeignKey("obligations.id"), nullable=False, index=True),
    Column("on", Date, nullable=False),
    Column("amount_fen", Integer),
    Column("manner", Coded(PayManner), nullable=False),
    Column("payer", Text, nullable=False),
    Column("payee", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("reverses", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
)
"""Only added to; a mistake is followed by a row that takes it back."""

payment_vouchers = Table(
    "payment_vouchers",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False, index=True),
    Column("payment_id", Text, ForeignKey("payments.id"), nullable=False, index=True),
    Column("attachment_id", Text, ForeignKey("attachments.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
)

performance_events = Table(
    "performance_events",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False, index=True),
    Column("agreement_id", Text, ForeignKey("agreements.id"), nullable=False, index=True),
    Column("obligation_id", Text, nullable=False),
    Column("kind", Coded(PerformanceEventKind), nullable=False),
    Column("on", Date, nullable=False),
    Column("person_id", Text, nullable=False),
    Column("amount_fen", Integer),
    Column("new_due", Date),
    Column("undoes", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
)
"""Only added to; one recorded by mistake is followed by one that says so."""
