"""Tables of reception: the contact, who took part, what was decided, words about safety (sealed)."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.party import PartyRole, Relation, Side
from mediation_desk.domain.reception import (
    Decision,
    DisputeSubtype,
    Mode,
    ReceptionState,
    RejectReason,
    Source,
)
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

receptions = Table(
    "receptions",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("number", Text, ForeignKey("numbers.number"), nullable=False, unique=True),
    Column("mode", Coded(Mode), nullable=False),
    Column("source", Coded(Source), nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
    Column("wish", Text, nullable=False),
    Column("dispute_subtype", Coded(DisputeSubtype), nullable=False),
    Column("summary", Text, nullable=False),
    Column("elements", Small, nullable=False),
    Column("stages", Small, nullable=False),
    Column("state", Coded(ReceptionState), nullable=False),
    Column("case_id", Text),
    # The newest decision, kept with the row so that the list filters by it:
    Column("decision", Coded(Decision)),
)

Index(None, receptions.c.state, receptions.c.row)
Index(None, receptions.c.decision, receptions.c.row)

reception_parties = Table(
    "reception_parties",
    metadata,
    Column("reception_id", Text, ForeignKey("receptions.id"), primary_key=True),
    Column("person_id", Text, ForeignKey("people.id"), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("side", Coded(Side), nullable=False),
    Column("role", Coded(PartyRole), nullable=False),
    Column("relation", Coded(Relation), nullable=False),
    Column("lives_with", Text, nullable=False),
    Column("represents", Text),
)

Index(None, reception_parties.c.person_id)

reception_decisions = Table(
    "reception_decisions",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("reception_id", Text, ForeignKey("receptions.id"), nullable=False, index=True),
    Column("decision", Coded(Decision), nullable=False),
    Column("reason", Text, nullable=False),
    # A reason that speaks of safety stands here and nowhere else.
    Column("reason_sealed_id", Text, ForeignKey("sealed.id")),
    Column("reject_reason", Coded(RejectReason)),
    Column("taken_at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
)

reception_safety = Table(
    "reception_safety",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("reception_id", Text, ForeignKey("receptions.id"), nullable=False, index=True),
    Column("sealed_id", Text, ForeignKey("sealed.id"), nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
)
"""现在安全吗, 怎样联系安全: sealed, newest last."""

reception_conflicts = Table(
    "reception_conflicts",
    metadata,
    Column("reception_id", Text, ForeignKey("receptions.id"), primary_key=True),
    Column("staff_id", Text, primary_key=True),
    Column("declared_at", Moment, nullable=False),
    Column("reason_sealed_id", Text, ForeignKey("sealed.id"), nullable=False),
)
"""Who declared that they are too near to this matter; why is sealed."""
