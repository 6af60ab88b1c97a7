"""Tables of return visits: what stands in the open, clause by clause, and each time nobody was reached.

Every word typed about a visit is a sealed text; codes stand in the open, for counting.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.return_visit import (
    AttemptOutcome,
    CancelReason,
    ClauseResult,
    ContactSafety,
    VisitMode,
    VisitOccasion,
    VisitSatisfaction,
    VisitState,
)
from mediation_desk.register.columns import Coded, Moment
from mediation_desk.register.tables.base import metadata

return_visits = Table(
    "return_visits",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("case_id", Text, ForeignKey("cases.id"), index=True),
    Column("file_id", Text, ForeignKey("counselling_files.id"), index=True),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("occasion", Coded(VisitOccasion), nullable=False),
    Column("state", Coded(VisitState), nullable=False),
    Column("planned_on", Date, nullable=False),
    Column("agreement_id", Text, nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("starts_on", Date),
    Column("mode", Coded(VisitMode)),
    Column("staff_id", Text, nullable=False),
    Column("earlier_id", Text, nullable=False),
    Column("cancelled", Coded(CancelReason)),
    Column("made_on", Date),
    Column("made_by", Text, nullable=False),
    Column("contact", Coded(ContactSafety)),
    Column("alone", Boolean, nullable=False),
    Column("satisfaction", Coded(VisitSatisfaction)),
    Column("next_on", Date),
    Column("concern", Boolean, nullable=False),
    Column("said_id", Text, ForeignKey("sealed.id")),
    Column("risk_id", Text, ForeignKey("sealed.id")),
    Column("paper_id", Text, nullable=False),
    Column("settled_at", Moment),
)

Index(None, return_visits.c.state, return_visits.c.planned_on)
Index(None, return_visits.c.person_id)

visit_results = Table(
    "visit_results",
    metadata,
    Column("visit_id", Text, ForeignKey("return_visits.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("clause_id", Text, nullable=False),
    Column("result", Coded(ClauseResult), nullable=False),
)

visit_attempts = Table(
    "visit_attempts",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("visit_id", Text, ForeignKey("return_visits.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
    Column("outcome", Coded(AttemptOutcome), nullable=False),
    Column("mode", Coded(VisitMode)),
)
