"""Divorce registrations the parties of a case asked a registry for, as far as we were told."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Integer, Table, Text

from mediation_desk.domain.divorce_registration import DivorceOutcome
from mediation_desk.register.columns import Coded, Moment
from mediation_desk.register.tables.base import metadata

divorce_registrations = Table(
    "divorce_registrations",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("receipt", Text, nullable=False),
    Column("registry", Text, nullable=False),
    Column("outcome", Coded(DivorceOutcome), nullable=False),
    Column("ended_on", Date),
    Column("ended_by", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("kept_at", Moment, nullable=False),
    Column("kept_by", Text, nullable=False),
)
