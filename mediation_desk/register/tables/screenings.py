"""Tables of safety: screenings (answers sealed), raised marks, words said on the phone."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.safety import Mark
from mediation_desk.domain.screening import ScreeningForm
from mediation_desk.register.columns import Coded, Moment
from mediation_desk.register.tables.base import metadata

screenings = Table(
    "screenings",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("person_id", Text, nullable=False),
    Column("form", Coded(ScreeningForm), nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("mark", Coded(Mark), nullable=False),
    Column("finished", Boolean, nullable=False),
    Column("lowering_approved_by", Text),
    Column("lowering_approved_at", Moment),
    # Answers, reasons and every word about safety; the mark alone stands open, because others must act on it.
    Column("sheet_sealed_id", Text, ForeignKey("sealed.id"), nullable=False),
)

Index(None, screenings.c.person_id, screenings.c.row)

raised_marks = Table(
    "raised_marks",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("person_id", Text, nullable=False, index=True),
    Column("mark", Coded(Mark), nullable=False),
    Column("raised_by", Text, nullable=False),
    Column("raised_at", Moment, nullable=False),
    Column("reason_sealed_id", Text, ForeignKey("sealed.id"), nullable=False),
)

shuttle_approvals = Table(
    "shuttle_approvals",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("case_id", Text, nullable=False, index=True),
    Column("approved_by", Text, nullable=False),
    Column("approved_at", Moment, nullable=False),
    Column("person_wishes", Boolean, nullable=False),
    Column("safety_plan", Boolean, nullable=False),
)
"""The director's word that talks go on back to back although the mark is orange or red."""
