"""Tables of people: who they are, on what ground their data is handled, records merged into one."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.party import ConsentGround
from mediation_desk.domain.person import IdentityKind, MaritalStatus, Sex
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

people = Table(
    "people",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("alias", Boolean, nullable=False),
    Column("sex", Coded(Sex), nullable=False),
    Column("born", Date),
    Column("ethnicity", Text, nullable=False),
    Column("identity_kind", Coded(IdentityKind), nullable=False),
    Column("identity_number", Text, nullable=False, index=True),
    Column("no_identity_reason", Text, nullable=False),
    # Empty while the contact is sealed: then no tail of a phone finds the person.
    Column("phones", Small, nullable=False),
    Column("address", Text, nullable=False),
    Column("registered_address", Text, nullable=False),
    Column("contact_sealed_id", Text, ForeignKey("sealed.id")),
    Column("safe_contact", Boolean, nullable=False),
    Column("occupation", Text, nullable=False),
    Column("work_unit", Text, nullable=False),
    Column("marital_status", Coded(MaritalStatus), nullable=False),
    Column("education", Text, nullable=False),
    Column("school", Text, nullable=False),
    Column("special_groups", Small, nullable=False),
    Column("monthly_income", Integer),
    Column("merged_into", Text),
)

consents = Table(
    "consents",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("ground", Coded(ConsentGround), nullable=False),
    Column("notice_given", Boolean, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("sensitive", Boolean),
)
"""Every answer ever given, newest last: a withdrawn consent does not rewrite the earlier one."""

Index(None, consents.c.person_id, consents.c.row)

merges = Table(
    "merges",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kept_id", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("gone_id", Text, ForeignKey("people.id"), nullable=False),
    Column("merged_at", Moment, nullable=False),
    Column("merged_by", Text, nullable=False),
    Column("snapshot_sealed_id", Text, ForeignKey("sealed.id"), nullable=False),
    Column("undone_at", Moment),
)
"""`snapshot_sealed_id` is both records and every row that moved, as they stood before."""
