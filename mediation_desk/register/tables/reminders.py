"""Table of reminders somebody has seen."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from mediation_desk.register.columns import Moment
from mediation_desk.register.tables.base import metadata

reminders_seen = Table(
    "reminders_seen",
    metadata,
    Column("staff_id", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("seen_at", Moment, nullable=False),
)
"""Old rows are swept away: what is no longer looked back on is not told again anyway."""
