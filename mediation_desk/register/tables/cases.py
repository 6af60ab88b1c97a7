"""Tables of cases: the case, its parties, timeline, conflicts of interest, notes, records of sittings."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from mediation_desk.domain.case import CaseState, Difficulty, EventKind
from mediation_desk.domain.mediation_record import Sitting, SittingResult, Writing
from mediation_desk.domain.party import PartyRole, Relation, Side
from mediation_desk.domain.reception import DisputeSubtype, Source
from mediation_desk.domain.safety import Mark
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

cases = Table(
    "cases",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("number", Text, nullable=False, unique=True),
    Column("state", Coded(CaseState), nullable=False),
    Column("accepted_on", Date, nullable=False),
    Column("source", Coded(Source), nullable=False),
    Column("dispute_subtype", Coded(DisputeSubtype), nullable=False),
    Column("difficulty", Coded(Difficulty), nullable=False),
    Column("summary", Text, nullable=False),
    Column("requests", Small, nullable=False),
    Column("mediator_ids", Small, nullable=False),
    Column("reception_id", Text),
    Column("closed_on", Date),
    Column("written_effective_on", Date),
    Column("oral_reached_on", Date),
    # What the list paints, kept with the case so that 100,000 rows page as fast as a hundred:
    Column("lead_id", Text, nullable=False),
    Column("parties_line", Text, nullable=False),
    Column("mark", Coded(Mark), nullable=False),
    Column("next_limit", Date),
    Column("next_limit_kind", Text, nullable=False),
    # The area of the grid where the family lives, by which reports count; none while it is not known.
    Column("area_id", Text),
)

for _column in ("state", "lead_id", "mark", "dispute_subtype", "accepted_on", "next_limit"):
    Index(None, cases.c[_column], cases.c.row)

case_parties = Table(
    "case_parties",
    metadata,
    Column("case_id", Text, ForeignKey("cases.id"), primary_key=True),
    Column("person_id", Text, primary_key=True),
    Column("role", Coded(PartyRole), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("side", Coded(Side), nullable=False),
    Column("relation", Coded(Relation), nullable=False),
    Column("lives_with", Text, nullable=False),
    Column("represents", Text),
    Column("consented_on", Date),
    Column("rights_notice_on", Date),
    Column("heard_on", Date),
)

Index(None, case_parties.c.person_id)

case_events = Table(
    "case_events",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("kind", Coded(EventKind), nullable=False),
    Column("staff_id", Text, nullable=False),
    Column("names", Small, nullable=False),
    Column("restricted", Boolean, nullable=False),
    Column("subject_id", Text),
)

Index(None, case_events.c.case_id, case_events.c.at)

case_conflicts = Table(
    "case_conflicts",
    metadata,
    Column("case_id", Text, ForeignKey("cases.id"), primary_key=True),
    Column("staff_id", Text, primary_key=True),
    Column("declared_at", Moment, primary_key=True),
    Column("reason_sealed_id", Text, ForeignKey("sealed.id"), nullable=False),
    Column("withdrawn_at", Moment),
)

case_notes = Table(
    "case_notes",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False, index=True),
    Column("staff_id", Text, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("text", Text, nullable=False),
    Column("side", Coded(Side)),
)
"""`side` is whose words they are; empty when both sides may know."""

mediation_records = Table(
    "mediation_records",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("began", Moment, nullable=False),
    Column("ended", Moment),
    Column("place", Text, nullable=False),
    Column("sitting", Coded(Sitting), nullable=False),
    Column("subject", Text, nullable=False),
    Column("present_ids", Small, nullable=False),
    Column("participants", Small, nullable=False),
    Column("mediator_ids", Small, nullable=False),
    Column("recorder_id", Text, nullable=False),
    Column("rights_explained", Boolean, nullable=False),
    Column("writing", Coded(Writing), nullable=False),
    Column("prose", Text, nullable=False),
    Column("utterances", Small, nullable=False),
    Column("result", Coded(SittingResult)),
    Column("result_note", Text, nullable=False),
    Column("signed_on", Date),
    UniqueConstraint("case_id", "ordinal"),
)

# Today's page counts what nobody signed yet, among many thousand signed ones:
Index(
    "ix_mediation_records_unsigned",
    mediation_records.c.recorder_id,
    mediation_records.c.began,
    sqlite_where=mediation_records.c.signed_on.is_(None),
)

# A report counts a year among many: only what succeeded, took effect or was closed stands in these.
Index(
    "ix_mediation_records_succeeded",
    mediation_records.c.began,
    mediation_records.c.case_id,
    sqlite_where=mediation_records.c.result == SittingResult.SUCCEEDED,
)
for _day in ("written_effective_on", "oral_reached_on", "closed_on"):
    Index(f"ix_cases_{_day}", cases.c[_day], sqlite_where=cases.c[_day].is_not(None))
