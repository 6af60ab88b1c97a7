"""Tables of the archive: dossiers as they were archived, links, destruction, readings, requests."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from mediation_desk.domain.data_request import RequestAnswer, RequestKind
from mediation_desk.domain.destruction import ListState
from mediation_desk.domain.dossier_reading import ReaderKind
from mediation_desk.domain.party import Side
from mediation_desk.domain.retention import Retention
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

dossiers = Table(
    "dossiers",
    metadata,
    Column("case_id", Text, ForeignKey("cases.id"), primary_key=True),
    Column("archived_at", Moment, nullable=False),
    Column("archived_by", Text, nullable=False),
    Column("contents", Small, nullable=False),
    Column("digest", Text, nullable=False),
    Column("pages", Integer, nullable=False),
)
"""`contents` are (volume, item, key, number, pages, sha256) of everything bound; `digest` is of that list."""

dossier_papers = Table(
    "dossier_papers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False, index=True),
    Column("part_id", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("pdf", LargeBinary, nullable=False),
    UniqueConstraint("case_id", "part_id"),
)
"""Papers filled from the register, kept as they were archived: people go on living and change."""

dossier_gaps = Table(
    "dossier_gaps",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False, index=True),
    Column("item", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("explained_by", Text, nullable=False),
    Column("explained_at", Moment, nullable=False),
)
"""Why an item cannot be had; the newest of an item counts, an empty reason takes it back."""

retentions = Table(
    "retentions",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False, index=True),
    Column("retention", Coded(Retention), nullable=False),
    Column("due_on", Date, index=True),
    Column("reason", Text, nullable=False),
    Column("chosen_by", Text, nullable=False),
    Column("chosen_at", Moment, nullable=False),
)
"""The class of retention, the newest counts."""

case_links = Table(
    "case_links",
    metadata,
    Column("case_id", Text, ForeignKey("cases.id"), primary_key=True),
    Column("earlier_id", Text, nullable=False, index=True),
    Column("earlier_number", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
"""A new case that goes on where an archived one ended; the earlier one may be destroyed one day."""

destruction_lists = Table(
    "destruction_lists",
    metadata,
    Column("id", Text, primary_key=True),
    Column("state", Coded(ListState), nullable=False),
    Column("proposed_by", Text, nullable=False),
    Column("proposed_at", Moment, nullable=False),
    Column("reason", Text, nullable=False),
    Column("approved_by", Text, nullable=False),
    Column("approved_at", Moment),
    Column("bureau_number", Text, nullable=False),
    Column("bureau_on", Date),
    Column("scan", LargeBinary),
    Column("carried_out_by", Text, nullable=False),
    Column("second_by", Text, nullable=False),
    Column("carried_out_at", Moment),
    Column("held", Small, nullable=False),
)
"""`scan` is the justice bureau's approval (PDF); `held` are the copies that still held the files then."""

destruction_lines = Table(
    "destruction_lines",
    metadata,
    Column("list_id", Text, ForeignKey("destruction_lists.id"), primary_key=True),
    Column("archived_id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("number", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("retention", Coded(Retention), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("pages", Integer, nullable=False),
)
"""`archived_id` is the case's id, which nothing points to any more once it is destroyed."""

Index(None, destruction_lines.c.archived_id)

readings = Table(
    "readings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False, index=True),
    Column("kind", Coded(ReaderKind), nullable=False),
    Column("side", Coded(Side)),
    Column("name", Text, nullable=False),
    Column("identity", Text, nullable=False),
    Column("ground", Text, nullable=False),
    Column("pages", Small, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("on", Date, nullable=False),
    Column("approved_by", Text, nullable=False),
    Column("noted_by", Text, nullable=False),
    Column("noted_at", Moment, nullable=False),
)

data_requests = Table(
    "data_requests",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Coded(RequestKind), nullable=False),
    Column("name", Text, nullable=False),
    Column("identity", Text, nullable=False),
    Column("wish", Text, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("received_by", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("answer", Coded(RequestAnswer)),
    Column("answered_on", Date),
    Column("answered_by", Text, nullable=False),
    Column("said", Text, nullable=False),
)

impact_assessments = Table(
    "impact_assessments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("necessity", Text, nullable=False),
    Column("risks", Text, nullable=False),
    Column("measures", Text, nullable=False),
    Column("conclusion", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("keep_until", Date, nullable=False),
    Column("by", Text, nullable=False),
)
