"""Unfinished counselling records that keepers bring to a reader, when their author's password is lost."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from mediation_desk.errors import DeskError
from mediation_desk.register import drafts, office
from mediation_desk.register.records import Records
from mediation_desk.register.tables.counselling import (
    counselling_notes,
    counselling_sessions,
    draft_copies,
)
from mediation_desk.register.tables.safekeeping import drafts as table


def bring_drafts(records: Records, keepers_secret: bytes, file_ids: set[str], reader_id: str) -> int:
    """Put the half-written records of these counselling files before a reader who has none there; how many.

    A draft of theirs is never replaced. Raises DeskError("sealed.altered").
    """
    keys = office.public_keys(records, reader_id)
    if keys is None:
        raise DeskError("keepers.reader_without_keys", field="reader")
    brought = 0
    for copy in records.connection.execute(select(draft_copies)).all():
        if _file_of(records, copy.subject_id) not in file_ids:
            continue
        text = drafts.get_for_keepers(records, keepers_secret, copy.form, copy.subject_id, copy.author)
        cipher = drafts.sealed_to(keys[0], text or "")
        fresh = insert(table).values(
            form=copy.form, subject_id=copy.subject_id, author=reader_id, cipher=cipher, saved_at=records.now
        )
        brought += records.connection.execute(fresh.on_conflict_do_nothing()).rowcount
    return brought


def _file_of(records: Records, subject_id: str) -> str:
    """The counselling file a draft's subject belongs to: a session, a note, or the file itself."""
    talk = select(counselling_sessions.c.file_id).where(counselling_sessions.c.id == subject_id)
    note = (
        select(counselling_sessions.c.file_id)
        .join(counselling_notes, counselling_notes.c.session_id == counselling_sessions.c.id)
        .where(counselling_notes.c.id == subject_id)
    )
    found = records.connection.execute(talk).scalar() or records.connection.execute(note).scalar()
    return found or subject_id
