"""Tables of joint consultations: who was called, what was said (sealed), which unit does what by when."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.consultation import ConsultationState, TaskState
from mediation_desk.domain.reception import Stage
from mediation_desk.domain.service_step import Judgement, StepOf
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

consultations = Table(
    "consultations",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("number", Text, nullable=False, unique=True),
    Column("state", Coded(ConsultationState), nullable=False),
    Column("case_id", Text, ForeignKey("cases.id"), index=True),
    Column("clue_id", Text, ForeignKey("clues.id"), index=True),
    Column("household_id", Text, ForeignKey("households.id"), index=True),
    Column("called_by", Text, nullable=False),
    Column("called_at", Moment, nullable=False),
    Column("meets_at", Moment, nullable=False, index=True),
    Column("place", Text, nullable=False),
    Column("manner", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("chair", Text, nullable=False),
    Column("recorder", Text, nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id")),
    Column("next_at", Moment),
    Column("reception_id", Text, ForeignKey("receptions.id"), index=True),
    Column("restricted", Boolean, nullable=False),
    Column("promised", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
)
"""`sealed_id` is the brief, the risk, opinions, causes and conclusion, as one text of its own kind.

One of `case_id`, `reception_id`, `clue_id` and `household_id` says what it is about; `reason` is why it was
called off.
"""

consultation_texts = Table(
    "consultation_texts",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("consultation_id", Text, ForeignKey("consultations.id"), nullable=False, index=True),
    Column("sealed_id", Text, ForeignKey("sealed.id"), nullable=False),
)
"""Every version of what was written about it, so that its readers are found in one place."""

consultation_members = Table(
    "consultation_members",
    metadata,
    Column("id", Text, primary_key=True),
    Column("consultation_id", Text, ForeignKey("consultations.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("agency_id", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("post", Text, nullable=False),
    Column("came", Boolean, nullable=False),
)

consultation_tasks = Table(
    "consultation_tasks",
    metadata,
    Column("id", Text, primary_key=True),
    Column("consultation_id", Text, ForeignKey("consultations.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("task", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("state", Coded(TaskState), nullable=False),
    Column("done_on", Date),
    Column("said", Text, nullable=False),
)
Index(None, consultation_tasks.c.state, consultation_tasks.c.due_on)

service_steps = Table(
    "service_steps",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("of", Coded(StepOf), nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    Column("elements", Small, nullable=False),
    Column("stage", Coded(Stage)),
    Column("skipped", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("staff_id", Text, nullable=False),
    Column("screened", Boolean),
    Column("judgement", Coded(Judgement)),
)
"""`skipped` is why a stage was not walked, empty for one that was; `screened` that safety was asked about."""

Index(None, service_steps.c.of, service_steps.c.subject_id, service_steps.c.at)
