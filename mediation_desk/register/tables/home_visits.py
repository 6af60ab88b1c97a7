"""Tables of home visits and screening rounds."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.home_visit import RoundKind, VisitPurpose
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

screening_rounds = Table(
    "screening_rounds",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Coded(RoundKind), nullable=False),
    Column("focus", Text, nullable=False),
    Column("area_id", Text, ForeignKey("areas.id")),
    Column("begins", Date, nullable=False),
    Column("ends", Date),
)

home_visits = Table(
    "home_visits",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("on", Date, nullable=False, index=True),
    Column("purpose", Coded(VisitPurpose), nullable=False),
    Column("household_id", Text, ForeignKey("households.id")),
    Column("clue_id", Text, ForeignKey("clues.id"), index=True),
    Column("round_id", Text, ForeignKey("screening_rounds.id"), index=True),
    Column("area_id", Text, ForeignKey("areas.id")),
    Column("area_path", Text, nullable=False, index=True),
    Column("visitors", Small, nullable=False),
    Column("people_met", Integer, nullable=False),
    Column("met", Text, nullable=False),
    Column("findings", Text, nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id")),
    Column("disputes_found", Integer, nullable=False),
    Column("colour_proposed", Text, nullable=False),
    Column("actions", Small, nullable=False),
    Column("next_on", Date),
    Column("recorded_at", Moment, nullable=False),
    Column("recorded_by", Text, nullable=False),
)
"""`visitors` are names; `people_met` counts 人次; where findings are sealed, `findings` is ""."""

Index(None, home_visits.c.household_id, home_visits.c.on)
