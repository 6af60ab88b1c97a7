"""Tables of the grid: areas, service points, helpers with roles and certificates, corps and call-outs."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.area import PointKind
from mediation_desk.domain.helper import CorpsKind, HelperRole, Profession
from mediation_desk.domain.person import Sex
from mediation_desk.register.columns import Coded
from mediation_desk.register.tables.base import metadata

areas = Table(
    "areas",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("parent_id", Text, ForeignKey("areas.id")),
    Column("level", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("position", Integer, nullable=False),
    # Rows of the ancestors and itself, "1.7.52.": what lies in an area begins with the area's path.
    Column("path", Text, nullable=False, index=True),
    Column("closed_on", Date),
)

service_points = Table(
    "service_points",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("kind", Coded(PointKind), nullable=False),
    Column("name", Text, nullable=False),
    Column("area_id", Text, ForeignKey("areas.id"), nullable=False),
    Column("named_after", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("opened_on", Date),
    Column("closed_on", Date),
)

helpers = Table(
    "helpers",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False, index=True),
    Column("sex", Coded(Sex), nullable=False),
    Column("phone", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("profession", Coded(Profession)),
    Column("staff_id", Text),
    Column("available", Text, nullable=False),
    Column("promised_on", Date),
    Column("avoid", Text, nullable=False),
    Column("active", Boolean, nullable=False),
)
"""`promised_on`: when they signed to keep confidence; `avoid`: whom they must not be given, in words."""

helper_roles = Table(
    "helper_roles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("helper_id", Text, ForeignKey("helpers.id"), nullable=False, index=True),
    Column("role", Coded(HelperRole), nullable=False),
    Column("area_id", Text, ForeignKey("areas.id"), index=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
)

certificates = Table(
    "certificates",
    metadata,
    Column("id", Text, primary_key=True),
    Column("helper_id", Text, ForeignKey("helpers.id"), index=True),
    Column("person_id", Text, ForeignKey("people.id")),
    Column("activity_id", Text, ForeignKey("activities.id"), index=True),
    Column("holder", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("got_on", Date, nullable=False),
    Column("valid_until", Date),
    Column("high_skill", Boolean, nullable=False),
)
"""Whoever got one by name, helper or woman trained; `high_skill` counts as 新增高技能人才."""

corps = Table(
    "corps",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("kind", Coded(CorpsKind), nullable=False),
    Column("name", Text, nullable=False),
    Column("founded_on", Date, nullable=False),
    Column("disbanded_on", Date),
)

corps_members = Table(
    "corps_members",
    metadata,
    Column("id", Text, primary_key=True),
    Column("corps_id", Text, ForeignKey("corps.id"), nullable=False, index=True),
    Column("helper_id", Text, ForeignKey("helpers.id"), nullable=False, index=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
)

call_outs = Table(
    "call_outs",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("corps_id", Text, ForeignKey("corps.id"), nullable=False),
    Column("on", Date, nullable=False, index=True),
    Column("area_id", Text, ForeignKey("areas.id")),
    Column("what", Text, nullable=False),
    Column("case_id", Text, ForeignKey("cases.id")),
    Column("clue_id", Text, ForeignKey("clues.id")),
    Column("household_id", Text, ForeignKey("households.id")),
    Column("activity_id", Text, ForeignKey("activities.id")),
)

call_out_helpers = Table(
    "call_out_helpers",
    metadata,
    Column("call_out_id", Text, ForeignKey("call_outs.id"), primary_key=True),
    Column("helper_id", Text, ForeignKey("helpers.id"), primary_key=True),
    Column("minutes", Integer, nullable=False),
)
Index(None, call_out_helpers.c.helper_id)
