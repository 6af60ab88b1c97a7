"""Tables of scales and of danger: results with sealed answers, their voiding, crisis events, each later look.

None of their rows is ever changed. That item 9 was not 完全不会, how high a danger is and when somebody looks
again stand open, because others must act on them; what was answered and said is sealed.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.crisis import CrisisLevel
from mediation_desk.domain.scale import FillingWay, Scale
from mediation_desk.register.columns import Coded, Moment
from mediation_desk.register.tables.base import metadata

scale_results = Table(
    "scale_results",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("file_id", Text, ForeignKey("counselling_files.id"), nullable=False),
    Column("session_id", Text, ForeignKey("counselling_sessions.id"), nullable=False, index=True),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("scale", Coded(Scale), nullable=False),
    Column("way", Coded(FillingWay), nullable=False),
    Column("filled_at", Moment, nullable=False),
    Column("author_id", Text, nullable=False, index=True),
    Column("alert", Boolean, nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id"), nullable=False, unique=True),
)

Index(None, scale_results.c.file_id, scale_results.c.row)

scale_voids = Table(
    "scale_voids",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("result_id", Text, ForeignKey("scale_results.id"), nullable=False, unique=True),
    Column("voided_by", Text, nullable=False),
    Column("voided_at", Moment, nullable=False),
    Column("reason_sealed_id", Text, ForeignKey("sealed.id"), nullable=False, unique=True),
)

crisis_events = Table(
    "crisis_events",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("file_id", Text, ForeignKey("counselling_files.id"), nullable=False, index=True),
    Column("session_id", Text, ForeignKey("counselling_sessions.id"), nullable=False),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("result_id", Text, ForeignKey("scale_results.id"), index=True),
    Column("level", Coded(CrisisLevel), nullable=False),
    Column("assessed_by", Text, nullable=False),
    Column("assessed_at", Moment, nullable=False),
    Column("next_at", Moment, nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id"), nullable=False, unique=True),
    # What others must do has more readers than what was said.
    Column("instructions_sealed_id", Text, ForeignKey("sealed.id"), nullable=False, unique=True),
)

crisis_looks = Table(
    "crisis_looks",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("event_id", Text, ForeignKey("crisis_events.id"), nullable=False, index=True),
    Column("level", Coded(CrisisLevel), nullable=False),
    Column("looked_by", Text, nullable=False),
    Column("looked_at", Moment, nullable=False),
    Column("next_at", Moment),
    Column("sealed_id", Text, ForeignKey("sealed.id"), nullable=False, unique=True),
)
