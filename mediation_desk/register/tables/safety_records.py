"""Tables of safety kept apart: restricted records, phrases of one side, what a party lets the other see."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from mediation_desk.domain.party import Side
from mediation_desk.domain.safety_record import Reminder
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

safety_records = Table(
    "safety_records",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("case_id", Text, index=True),
    Column("author", Text, nullable=False),
    Column("written_at", Moment, nullable=False),
    # What it is and says is sealed; only what others must act on stands open: when, and whether it must be
    # reported before the case may be closed.
    Column("reminder", Coded(Reminder), nullable=False),
    Column("due_at", Moment),
    Column("unreported", Boolean, nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id"), nullable=False),
    # [rule, from when, day it was met] of each limit it began, as its reminder stands open; empty before.
    Column("clocks", Small),
    UniqueConstraint("id", "version"),
)
"""Every version of every record; the newest counts, none is changed."""

Index(None, safety_records.c.due_at)

private_phrases = Table(
    "private_phrases",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False, index=True),
    Column("side", Coded(Side), nullable=False),
    Column("author", Text, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id"), nullable=False),
    Column("freed_at", Moment),
    Column("freed_by", Text),
)
"""Words that no paper for another side may hold; sealed for those who make the papers."""

service_details = Table(
    "service_details",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("phone", Boolean, nullable=False),
    Column("address", Boolean, nullable=False),
    Column("work_unit", Boolean, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("recorded_by", Text, nullable=False),
)
"""Which details a party agreed to show the other side in this case; the newest answer counts."""

Index(None, service_details.c.case_id, service_details.c.person_id)
