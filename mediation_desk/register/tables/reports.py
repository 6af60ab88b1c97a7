"""Tables of reports: those frozen as sent with the rows behind every figure, figures typed by hand."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Integer, Table, Text

from mediation_desk.domain.report import PeriodKind, ReportKind
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

frozen_reports = Table(
    "frozen_reports",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Coded(ReportKind), nullable=False),
    Column("period", Coded(PeriodKind), nullable=False),
    Column("first", Date, nullable=False, index=True),
    Column("last", Date, nullable=False),
    Column("choice", Small, nullable=False),
    Column("frozen_at", Moment, nullable=False),
    Column("frozen_by", Text, nullable=False),
    Column("sent_to", Text, nullable=False),
    Column("sent_on", Date, nullable=False),
    Column("figures", Small, nullable=False),
    Column("sha256", Text, nullable=False),
)
"""`choice`: by which area, person and type; `figures`: key, value, numerator, denominator of each."""

frozen_rows = Table(
    "frozen_rows",
    metadata,
    Column("report_id", Text, ForeignKey("frozen_reports.id"), primary_key=True),
    Column("figure", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("noun", Text, nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("line", Small, nullable=False),
)
"""The exact rows behind each figure, with what the list showed of them when the report was sent."""

typed_figures = Table(
    "typed_figures",
    metadata,
    Column("key", Text, primary_key=True),
    Column("first", Date, primary_key=True),
    Column("last", Date, primary_key=True),
    Column("value", Text, nullable=False),
    Column("from_where", Text, nullable=False),
    Column("typed_at", Moment, nullable=False),
    Column("typed_by", Text, nullable=False),
)
"""Figures of the official return that no row of the register can give (funds, other committees)."""
