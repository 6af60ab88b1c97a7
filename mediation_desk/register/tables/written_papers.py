"""Tables of papers written on the desk: what was typed, what was issued, who was given copies."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, LargeBinary, Table, Text

from mediation_desk.domain.written_paper import Audience, Recipient, WrittenState
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

written_papers = Table(
    "written_papers",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("case_id", Text, ForeignKey("cases.id"), index=True),
    # Of a restricted paper the kind, the words, the print and the reason are sealed; nothing of them is here.
    Column("key", Text, nullable=False),
    Column("restricted", Boolean, nullable=False),
    Column("audience", Coded(Audience), nullable=False),
    Column("by_hand", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("state", Coded(WrittenState), nullable=False),
    Column("typed", Small),
    Column("sealed_id", Text, ForeignKey("sealed.id")),
    Column("begun_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("number", Text, nullable=False),
    Column("code", Text, unique=True),
    Column("issued_at", Moment),
    Column("issued_by", Text, nullable=False),
    Column("pdf", LargeBinary),
    Column("docx", LargeBinary),
    Column("print_sealed_id", Text, ForeignKey("sealed.id")),
    Column("sha256", Text, nullable=False),
    Column("signed_on", Date),
    Column("voided_at", Moment),
    Column("void_reason", Text, nullable=False),
    Column("reason_sealed_id", Text, ForeignKey("sealed.id")),
)
"""`number` is of its own series for a letter, else the case's; `sha256` is of the PDF's bytes."""

written_copies = Table(
    "written_copies",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("paper_id", Text, ForeignKey("written_papers.id"), nullable=False, index=True),
    Column("recipient", Coded(Recipient), nullable=False),
    Column("count", Integer, nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
)
"""Copies handed out, never corrected, only added to."""
