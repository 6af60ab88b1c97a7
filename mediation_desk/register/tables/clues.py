"""Tables of clues: the clue, its follow-up, hotline calls, offers of counselling, harm prevented."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.clue import (
    ClueHandling,
    ClueKind,
    ClueOutcome,
    ClueSource,
    DivorceWay,
    HarmPrevented,
    OfferAnswer,
    Urgency,
)
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

clues = Table(
    "clues",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("number", Text, nullable=False, unique=True),
    Column("found_on", Date, nullable=False, index=True),
    Column("source", Coded(ClueSource), nullable=False),
    Column("area_id", Text, ForeignKey("areas.id")),
    Column("area_path", Text, nullable=False, index=True),
    Column("reported_by", Text, nullable=False),
    Column("reporter_phone", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("household_id", Text, ForeignKey("households.id"), index=True),
    Column("kind", Coded(ClueKind), nullable=False),
    Column("groups", Small, nullable=False),
    Column("actions", Small, nullable=False),
    Column("restricted", Boolean, nullable=False),
    Column("summary", Text, nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id")),
    Column("urgency", Coded(Urgency), nullable=False),
    Column("handling", Coded(ClueHandling)),
    Column("responsible", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("closed_on", Date),
    Column("outcome", Coded(ClueOutcome)),
    Column("outcome_note", Text, nullable=False),
    Column("case_id", Text, ForeignKey("cases.id"), index=True),
    Column("reception_id", Text, ForeignKey("receptions.id"), index=True),
    Column("round_id", Text, ForeignKey("screening_rounds.id")),
    Column("registered_at", Moment, nullable=False),
    Column("registered_by", Text, nullable=False),
    Column("place", Text, nullable=False),
)
"""`restricted`: about violence; then summary, outcome and reporter are sealed, and lists show it as 其他."""

Index(None, clues.c.closed_on, clues.c.due_on, clues.c.row)

clue_follow_ups = Table(
    "clue_follow_ups",
    metadata,
    Column("id", Text, primary_key=True),
    Column("clue_id", Text, ForeignKey("clues.id"), nullable=False, index=True),
    Column("on", Date, nullable=False),
    Column("said", Text, nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id")),
    Column("recorded_at", Moment, nullable=False),
    Column("recorded_by", Text, nullable=False),
)

hotline_calls = Table(
    "hotline_calls",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    Column("caller", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("area_id", Text, ForeignKey("areas.id")),
    Column("about", Text, nullable=False),
    Column("answered_by", Text, nullable=False),
    Column("call_back_by", Moment),
    Column("called_back_at", Moment),
    Column("call_back_said", Text, nullable=False),
    Column("clue_id", Text, ForeignKey("clues.id"), index=True),
    Column("reception_id", Text, ForeignKey("receptions.id")),
    Column("responsible", Text, nullable=False),
    Column("restricted", Boolean, nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id")),
)
"""`responsible` calls back; of a `restricted` call who, phone and texts stand in the sealed text alone."""

Index(
    "ix_hotline_calls_to_call_back",
    hotline_calls.c.call_back_by,
    sqlite_where=hotline_calls.c.called_back_at.is_(None) & hotline_calls.c.call_back_by.is_not(None),
)

counselling_offers = Table(
    "counselling_offers",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("on", Date, nullable=False, index=True),
    Column("way", Coded(DivorceWay), nullable=False),
    Column("couple", Text, nullable=False),
    Column("person_ids", Small, nullable=False),
    Column("offered_by", Text, nullable=False),
    Column("answer", Coded(OfferAnswer), nullable=False),
    Column("answered_on", Date),
    Column("case_id", Text, ForeignKey("cases.id")),
    Column("file_id", Text, ForeignKey("counselling_files.id")),
)

prevented_harms = Table(
    "prevented_harms",
    metadata,
    Column("id", Text, primary_key=True),
    Column("on", Date, nullable=False, index=True),
    Column("kind", Coded(HarmPrevented), nullable=False),
    Column("people", Integer, nullable=False),
    Column("case_id", Text, ForeignKey("cases.id")),
    Column("clue_id", Text, ForeignKey("clues.id")),
    Column("recorded_by", Text, nullable=False),
)
