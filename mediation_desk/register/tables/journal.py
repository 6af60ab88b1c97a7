"""Tables beside the journal: clocks that were set back, and experts asked into a case."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from mediation_desk.register.columns import Moment
from mediation_desk.register.tables.base import metadata

clock_set_backs = Table(
    "clock_set_backs",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),  # of the journal's entry
    Column("reached", Moment, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("confirmed_at", Moment),
    Column("confirmed_by", Text),
)

case_experts = Table(
    "case_experts",
    metadata,
    Column("case_id", Text, ForeignKey("cases.id"), primary_key=True),
    Column("staff_id", Text, primary_key=True),
    Column("asked_at", Moment, primary_key=True),
    Column("asked_by", Text, nullable=False),
    Column("ended_at", Moment),
    Column("ended_by", Text),
)

Index(None, case_experts.c.staff_id, case_experts.c.ended_at)
