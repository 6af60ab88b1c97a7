"""Tables of counselling: files and their clients, consents, sessions, notes, additions, readers, own notes.

What is said stands in `sealed` alone; these rows say that it exists, who wrote it, when and how long it is.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from mediation_desk.domain.counselling_consent import ConsentAct
from mediation_desk.domain.counselling_file import (
    CounsellingKind,
    CounsellingResult,
    FileState,
    FileWord,
    Satisfaction,
)
from mediation_desk.domain.counselling_note import AdditionKind, GrantPurpose, NoteStyle
from mediation_desk.domain.counselling_session import Attendance, SessionForm, SessionMode
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

counselling_files = Table(
    "counselling_files",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("number", Text, ForeignKey("numbers.number"), nullable=False, unique=True),
    Column("kind", Coded(CounsellingKind), nullable=False),
    Column("counsellor_id", Text, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("reception_id", Text, ForeignKey("receptions.id"), index=True),
    Column("state", Coded(FileState), nullable=False),
    Column("closed_on", Date),
    Column("result", Coded(CounsellingResult)),
    Column("satisfaction", Coded(Satisfaction)),
)

Index(None, counselling_files.c.counsellor_id, counselling_files.c.state, counselling_files.c.row)

counselling_clients = Table(
    "counselling_clients",
    metadata,
    Column("file_id", Text, ForeignKey("counselling_files.id"), primary_key=True),
    Column("person_id", Text, ForeignKey("people.id"), primary_key=True),
    Column("position", Integer, nullable=False),
)

Index(None, counselling_clients.c.person_id)

counselling_consents = Table(
    "counselling_consents",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("file_id", Text, ForeignKey("counselling_files.id"), nullable=False, index=True),
    Column("person_id", Text, ForeignKey("people.id"), nullable=False),
    Column("act", Coded(ConsentAct), nullable=False),
    Column("on", Date, nullable=False),
    Column("text_version", Text, nullable=False),
    Column("guardian", Text, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("recorded_by", Text, nullable=False),
)
"""Every answer ever given, newest last: a withdrawal does not rewrite the consent before it."""

counselling_words = Table(
    "counselling_words",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("file_id", Text, ForeignKey("counselling_files.id"), nullable=False, index=True),
    Column("word", Coded(FileWord), nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id"), nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("staff_id", Text, nullable=False),
)
"""Goals and closing summary, newest last."""

counselling_sessions = Table(
    "counselling_sessions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("file_id", Text, ForeignKey("counselling_files.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("began", Moment, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("mode", Coded(SessionMode), nullable=False),
    Column("form", Coded(SessionForm), nullable=False),
    Column("place", Text, nullable=False),
    Column("present_ids", Small, nullable=False),
    Column("others", Text, nullable=False),
    Column("attendance", Coded(Attendance)),
    Column("rebooked", Boolean, nullable=False),
    Column("elements", Small, nullable=False),
    Column("next_at", Moment),
    # Why somebody did not come stands here and nowhere else.
    Column("reason_sealed_id", Text, ForeignKey("sealed.id")),
    UniqueConstraint("file_id", "ordinal"),
)

Index(None, counselling_sessions.c.began)

counselling_notes = Table(
    "counselling_notes",
    metadata,
    Column("id", Text, primary_key=True),
    Column("session_id", Text, ForeignKey("counselling_sessions.id"), nullable=False),
    Column("n", Integer, nullable=False),
    Column("style", Coded(NoteStyle), nullable=False),
    Column("author_id", Text, nullable=False),
    Column("length", Integer, nullable=False),
    Column("signed_at", Moment, nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id"), nullable=False, unique=True),
    # What was signed, byte for byte, and the author's Ed25519 signature over it.
    Column("statement", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    UniqueConstraint("session_id", "n"),
)
"""Signed notes; a session has a second one only after its first was voided."""

Index(None, counselling_notes.c.author_id, counselling_notes.c.signed_at)

counselling_additions = Table(
    "counselling_additions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("note_id", Text, ForeignKey("counselling_notes.id"), nullable=False, index=True),
    Column("kind", Coded(AdditionKind), nullable=False),
    Column("author_id", Text, nullable=False),
    Column("length", Integer, nullable=False),
    Column("signed_at", Moment, nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id"), nullable=False, unique=True),
    Column("confirmed_by", Text),
    Column("statement", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

Index(None, counselling_additions.c.author_id, counselling_additions.c.signed_at)

counselling_grants = Table(
    "counselling_grants",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("file_id", Text, ForeignKey("counselling_files.id"), nullable=False, index=True),
    Column("note_id", Text, ForeignKey("counselling_notes.id")),
    Column("reader_id", Text, nullable=False, index=True),
    Column("purpose", Coded(GrantPurpose), nullable=False),
    Column("given_by", Text, nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("ended_at", Moment),
)
"""Why somebody reads besides the author; for whom a text opens stands in `sealed_keys` alone."""

process_notes = Table(
    "process_notes",
    metadata,
    Column("id", Text, primary_key=True),
    Column("file_id", Text, ForeignKey("counselling_files.id"), nullable=False),
    Column("author_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id"), nullable=False),
)
"""私人手记, for their author alone; the key of what was rewritten or thrown away is thrown away too."""

Index(None, process_notes.c.file_id, process_notes.c.author_id)

draft_copies = Table(
    "draft_copies",
    metadata,
    Column("form", Text, primary_key=True),
    Column("subject_id", Text, primary_key=True),
    Column("author", Text, primary_key=True),
    Column("cipher", LargeBinary, nullable=False),
)
"""The draft of a record once more, sealed to the keepers, so that a lost password loses no record."""
