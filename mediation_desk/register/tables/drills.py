"""Table of restore drills."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from mediation_desk.domain.drill import DrillHow
from mediation_desk.register.columns import Coded, Moment
from mediation_desk.register.tables.base import metadata

drills = Table(
    "drills",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("how", Coded(DrillHow), nullable=False),
    Column("copy_name", Text, nullable=False),
    Column("copy_made_at", Moment, nullable=False),
    Column("stick", Text, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("head", Text, nullable=False),
    Column("cases", Integer, nullable=False),
    Column("same", Integer, nullable=False),
    Column("files", Integer, nullable=False),
    Column("took", Integer, nullable=False),
    Column("refused", Text, nullable=False),
)
"""`refused` is the key of what a drill failed by, empty for one that passed."""
