"""Tables of agreements: the draft, every final print with its bytes, and what was signed on which paper."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, LargeBinary, Table, Text, UniqueConstraint

from mediation_desk.domain.agreement import AgreementForm, PrintState, SigningCapacity, SigningManner
from mediation_desk.domain.written_paper import Recipient
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

agreements = Table(
    "agreements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("form", Coded(AgreementForm), nullable=False),
    Column("facts", Text, nullable=False),
    Column("clauses", Small, nullable=False),
    Column("manner", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("deadline", Text, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("mediator_ids", Small, nullable=False),
    Column("recorder_id", Text, nullable=False),
    Column("signers", Small, nullable=False),
    Column("kept", Small, nullable=False),
    Column("show_identity_numbers", Boolean, nullable=False),
    Column("reached_on", Date),
    Column("performed_on_the_spot", Boolean, nullable=False),
)

final_prints = Table(
    "final_prints",
    metadata,
    Column("code", Text, primary_key=True),
    Column("agreement_id", Text, ForeignKey("agreements.id"), nullable=False),
    Column("n", Integer, nullable=False),
    Column("number", Text, ForeignKey("numbers.number"), nullable=False),
    Column("printed_at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("pdf", LargeBinary, nullable=False),
    Column("docx", LargeBinary, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("state", Coded(PrintState), nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("agreement_id", "n"),
)
"""`sha256` is of the PDF's bytes; `content` is the agreement as canonical JSON, for comparing versions."""

signatures = Table(
    "signatures",
    metadata,
    Column("code", Text, ForeignKey("final_prints.code"), primary_key=True),
    Column("capacity", Coded(SigningCapacity), primary_key=True),
    Column("signer_id", Text, primary_key=True),
    Column("manner", Coded(SigningManner), nullable=False),
    Column("on", Date, nullable=False),
    Column("representative", Text, nullable=False),
)

agreement_copies = Table(
    "agreement_copies",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("code", Text, ForeignKey("final_prints.code"), nullable=False, index=True),
    Column("recipient", Coded(Recipient), nullable=False),
    Column("count", Integer, nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
)
"""Copies of a final print handed out, never corrected, only added to."""
