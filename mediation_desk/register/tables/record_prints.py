"""Table of the minutes printed to be signed: every print with its bytes, as final prints of agreements."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Table, Text, UniqueConstraint

from mediation_desk.domain.agreement import PrintState
from mediation_desk.register.columns import Coded, Moment
from mediation_desk.register.tables.base import metadata

record_prints = Table(
    "record_prints",
    metadata,
    Column("code", Text, primary_key=True),
    Column("record_id", Text, ForeignKey("mediation_records.id"), nullable=False),
    Column("n", Integer, nullable=False),
    Column("number", Text, nullable=False),
    Column("printed_at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("pdf", LargeBinary, nullable=False),
    Column("docx", LargeBinary, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("state", Coded(PrintState), nullable=False),
    UniqueConstraint("record_id", "n"),
)
"""`sha256` is of the PDF's bytes; `content` is the record as canonical JSON."""
