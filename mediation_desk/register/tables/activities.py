"""Tables of activities and what is published, of bases, awards and aid grants."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, Table, Text

from mediation_desk.domain.activity import ActivityKind, PublicationKind
from mediation_desk.domain.aid_grant import AidFor, AidKind, AidState
from mediation_desk.domain.award import AwardCheck, AwardFor, AwardKind, AwardLevel, AwardState
from mediation_desk.domain.person import Sex
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

legal_bases = Table(
    "legal_bases",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("area_id", Text, ForeignKey("areas.id")),
    Column("address", Text, nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date),
)

activities = Table(
    "activities",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("kind", Coded(ActivityKind), nullable=False),
    Column("title", Text, nullable=False),
    Column("on", Date, nullable=False, index=True),
    Column("until", Date),
    Column("batch", Integer),
    Column("sessions", Integer, nullable=False),
    Column("issues", Integer, nullable=False),
    Column("area_id", Text, ForeignKey("areas.id")),
    Column("area_path", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("base_id", Text, ForeignKey("legal_bases.id")),
    Column("lecturers", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("co_hosts", Text, nullable=False),
    Column("audience", Text, nullable=False),
    Column("attendances", Integer, nullable=False),
    Column("persons", Integer, nullable=False),
    Column("women", Integer, nullable=False),
    Column("companies", Integer, nullable=False),
    Column("posts", Integer, nullable=False),
    Column("elements", Small, nullable=False),
    Column("actions", Small, nullable=False),
    Column("feedback", Text, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("recorded_by", Text, nullable=False),
)
"""Kept apart: `sessions` 场次, `batch` which 期 it is, `issues` 线上期数, `attendances` 人次, `persons` 人数.

With a list of attendees the numbers follow from it, without one they are typed.
"""

activity_attendees = Table(
    "activity_attendees",
    metadata,
    Column("id", Text, primary_key=True),
    Column("activity_id", Text, ForeignKey("activities.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("person_id", Text, ForeignKey("people.id")),
    Column("sex", Coded(Sex), nullable=False),
    Column("unit", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("times", Integer, nullable=False),
)

activity_companies = Table(
    "activity_companies",
    metadata,
    Column("id", Text, primary_key=True),
    Column("activity_id", Text, ForeignKey("activities.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("posts", Integer, nullable=False),
)

publications = Table(
    "publications",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("kind", Coded(PublicationKind), nullable=False),
    Column("title", Text, nullable=False),
    Column("on", Date, nullable=False, index=True),
    Column("issue", Integer),
    Column("channel", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("actions", Small, nullable=False),
)

awards = Table(
    "awards",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("kind", Coded(AwardKind), nullable=False),
    Column("level", Coded(AwardLevel), nullable=False),
    Column("year", Integer, nullable=False),
    Column("of", Coded(AwardFor), nullable=False),
    Column("name", Text, nullable=False),
    Column("household_id", Text, ForeignKey("households.id"), index=True),
    Column("person_id", Text, ForeignKey("people.id"), index=True),
    Column("area_id", Text, ForeignKey("areas.id")),
    Column("area_path", Text, nullable=False),
    Column("deeds", Text, nullable=False),
    Column("state", Coded(AwardState), nullable=False),
    Column("proposed_on", Date, nullable=False),
    Column("checked_by", Text, nullable=False),
    Column("checked_at", Moment),
    Column("publicised_from", Date),
    Column("publicised_until", Date),
    Column("granted_on", Date, index=True),
    Column("granted_by", Text, nullable=False),
    Column("certificate", Text, nullable=False),
    Column("ended_on", Date),
    Column("ended_reason", Text, nullable=False),
    Column("actions", Small, nullable=False),
    Column("check", Coded(AwardCheck), nullable=False, default=AwardCheck.NONE),
    Column("check_note_id", Text, ForeignKey("sealed.id")),
)
"""`check` says that the director looks first and how that went, never why; the note of it is sealed."""

aid_grants = Table(
    "aid_grants",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("kind", Coded(AidKind), nullable=False),
    Column("of", Coded(AidFor), nullable=False),
    Column("state", Coded(AidState), nullable=False),
    Column("name", Text, nullable=False, index=True),
    Column("person_id", Text, ForeignKey("people.id"), index=True),
    Column("household_id", Text, ForeignKey("households.id"), index=True),
    Column("area_id", Text, ForeignKey("areas.id")),
    Column("area_path", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("applied_on", Date, nullable=False),
    Column("approved_on", Date),
    Column("approved_by", Text, nullable=False),
    Column("given_on", Date, index=True),
    Column("cash", Integer, nullable=False),
    Column("goods_value", Integer, nullable=False),
    Column("goods", Text, nullable=False),
    Column("fund", Text, nullable=False),
    Column("receipt", Text, nullable=False),
    Column("signed_by", Text, nullable=False),
    Column("referral_id", Text, ForeignKey("referrals.id")),
    Column("visit_on", Date),
    Column("visited_on", Date),
    Column("anonymous", Boolean, nullable=False),
    Column("actions", Small, nullable=False),
    Column("applied_by", Text, nullable=False, default=""),
    Column("decision", Text, nullable=False, default=""),
    Column("identity_number", Text, nullable=False, default="", index=True),
)
"""`cash` and `goods_value` in fen; legal aid has neither and counts by `given_on`."""
