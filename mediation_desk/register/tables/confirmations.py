"""Tables of judicial confirmation: one row for an application, one for each thing that happened to it."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Integer, Table, Text

from mediation_desk.domain.confirmation import CourtGround, StepKind
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

confirmations = Table(
    "confirmations",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False, index=True),
    Column("agreement_id", Text, ForeignKey("agreements.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("begun_by", Text, nullable=False),
    Column("court", Text, nullable=False),
    Column("ground", Coded(CourtGround), nullable=False),
    Column("attachments", Small, nullable=False),
    Column("court_answer", Text, nullable=False),
    Column("last_due", Date),
)

confirmation_steps = Table(
    "confirmation_steps",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("confirmation_id", Text, ForeignKey("confirmations.id"), nullable=False, index=True),
    Column("kind", Coded(StepKind), nullable=False),
    Column("on", Date, nullable=False),
    Column("at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("person_id", Text, nullable=False),
    Column("note", Text, nullable=False),
)
"""Only added to; a step taken back is followed by one that says so."""
