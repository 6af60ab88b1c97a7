"""Tables of sealed files beside the database, and of the copies that left it."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from mediation_desk.domain.attachment import Came, Media, Original, Subject
from mediation_desk.domain.party import Side
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

attachments = Table(
    "attachments",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("subject", Coded(Subject), nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("item", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("side", Coded(Side)),
    Column("restricted", Boolean, nullable=False),
    # Of a restricted one key and title stand in the sealed text alone; a destroyed one has neither.
    Column("title", Text, nullable=False),
    Column("key", LargeBinary),
    Column("sealed_id", Text, ForeignKey("sealed.id")),
    Column("thumb", LargeBinary),
    Column("file", Text, nullable=False, unique=True),
    Column("stored_bytes", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("media", Coded(Media), nullable=False),
    Column("suffix", Text, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("page_order", Small, nullable=False),
    Column("turns", Small, nullable=False),
    Column("original", Coded(Original), nullable=False),
    Column("checked_at", Moment),
    Column("checked_by", Text),
    Column("came", Coded(Came), nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("added_by", Text, nullable=False),
    Column("withdrawn_at", Moment),
    Column("withdrawn_by", Text),
    Column("withdrawn_reason", Text, nullable=False),
    Column("destroyed_at", Moment),
)
"""One row for each file; `digest` is BLAKE2b-256 of the sealed file as it stands on the disk."""

Index(None, attachments.c.subject_id, attachments.c.item, attachments.c.position)
Index(None, attachments.c.sealed_id)

exported_copies = Table(
    "exported_copies",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("attachment_id", Text, ForeignKey("attachments.id"), nullable=False, index=True),
    Column("place", Text, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("begun_by", Text, nullable=False),
    Column("written_at", Moment),
    Column("expires_at", Moment, nullable=False),
    Column("gone_at", Moment),
    Column("gone_by", Text),
    Column("gone_how", Text),
)
"""Copies outside: where, until when, how each was seen gone; what was begun and not written is left over."""

Index(None, exported_copies.c.gone_at, exported_copies.c.expires_at)
