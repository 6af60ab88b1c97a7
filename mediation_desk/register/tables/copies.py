"""Tables of the copies made and of the sticks and folders they lie on."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from mediation_desk.register.columns import Moment
from mediation_desk.register.tables.base import metadata

sticks = Table(
    "sticks",
    metadata,
    Column("id", Text, primary_key=True),
    Column("letter", Text, nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("file_system", Text, nullable=False),
    Column("removable", Boolean, nullable=False),
    Column("first_used", Moment, nullable=False),
    Column("last_used", Moment, nullable=False),
    Column("uses", Integer, nullable=False),
    Column("turns", Integer, nullable=False),
)
"""`turns` is the count that stood in the file on the stick when it was used here last."""

copies = Table(
    "copies",
    metadata,
    Column("id", Text, primary_key=True),
    Column("number", Integer, unique=True),
    Column("name", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("stick_id", Text, ForeignKey("sticks.id")),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("new_bytes", Integer, nullable=False),
    Column("database_bytes", Integer, nullable=False),
    Column("files", Integer, nullable=False),
    Column("new_files", Integer, nullable=False),
    Column("cases", Integer, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("slots", Integer, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("head", Text, nullable=False),
    Column("took", Integer, nullable=False),
    Column("refused", Text, nullable=False),
    Column("gone_at", Moment),
)
"""`number` counts those that were proved; one that was not has none, and why in `refused`."""

Index(None, copies.c.made_at)
