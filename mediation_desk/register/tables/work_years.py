"""Years of holidays as a centre entered or corrected them; they count before those that are shipped."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from mediation_desk.register.columns import Moment, Small
from mediation_desk.register.tables.base import metadata

work_years = Table(
    "work_years",
    metadata,
    Column("year", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("holidays", Small, nullable=False),
    Column("worked", Small, nullable=False),
    Column("notice", Text, nullable=False),
    Column("kept_at", Moment, nullable=False),
    Column("kept_by", Text, nullable=False),
)
