"""Tables of safekeeping: the journal, sealed texts and their readers, drafts, numbers."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from mediation_desk.register.columns import Moment
from mediation_desk.register.tables.base import metadata

journal = Table(
    "journal",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("entry", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)

sealed = Table(
    "sealed",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("cipher", LargeBinary, nullable=False),
    Column("written_at", Moment, nullable=False),
)

sealed_keys = Table(
    "sealed_keys",
    metadata,
    Column("text_id", Text, ForeignKey("sealed.id"), primary_key=True),
    Column("reader", Text, primary_key=True),
    Column("box", LargeBinary, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("form", Text, primary_key=True),
    Column("subject_id", Text, primary_key=True),
    Column("author", Text, primary_key=True),
    Column("cipher", LargeBinary, nullable=False),
    Column("saved_at", Moment, nullable=False),
)

numbers = Table(
    "numbers",
    metadata,
    Column("number", Text, primary_key=True),
    Column("series", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("taken_at", Moment, nullable=False),
    Column("taken_by", Text, nullable=False),
    Column("voided_at", Moment),
    Column("void_reason", Text),
    UniqueConstraint("series", "year", "sequence"),
)

Index(None, drafts.c.author, drafts.c.saved_at)
