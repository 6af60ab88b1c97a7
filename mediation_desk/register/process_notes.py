"""Private notes (私人手记): sealed to their author alone; no keepers, no grants, lost with the password."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import delete, func, insert, select, update

from mediation_desk.domain.process_note import ProcessNote
from mediation_desk.errors import DeskError
from mediation_desk.register import counselling_files, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.counselling import process_notes
from mediation_desk.register.tables.safekeeping import sealed_keys


def write(records: Records, file_id: str, text: str) -> str:
    """Keep a new private note; returns its id."""
    note_id = uuid4().hex
    records.connection.execute(
        insert(process_notes).values(
            id=note_id,
            file_id=file_id,
            author_id=records.staff.id,
            version=1,
            written_at=records.now,
            sealed_id=sealed.seal(records, SealedKind.PROCESS_NOTE, text),
        )
    )
    return note_id


def rewrite(records: Records, note_id: str, version: int, text: str) -> None:
    """Keep other words in its place; what stood before opens for nobody any more.

    Raises DeskError: note.missing, record.changed_meanwhile.
    """
    before = _sealed_id(records, note_id, version)
    kept = sealed.seal(records, SealedKind.PROCESS_NOTE, text)
    records.connection.execute(
        update(process_notes)
        .where(process_notes.c.id == note_id)
        .values(version=version + 1, written_at=records.now, sealed_id=kept)
    )
    _forget(records, before)


def throw_away(records: Records, note_id: str, version: int) -> None:
    """Take a private note and its key away for good. DeskError: note.missing, record.changed_meanwhile."""
    before = _sealed_id(records, note_id, version)
    records.connection.execute(delete(process_notes).where(process_notes.c.id == note_id))
    _forget(records, before)


def own(records: Records, file_id: str) -> tuple[ProcessNote, ...]:
    """The private notes of whoever asks in a file, newest first."""
    found = select(process_notes).where(*_mine(records, file_id)).order_by(process_notes.c.written_at.desc())
    rows = records.connection.execute(found).all()
    texts = sealed.unseal_many(records, [row.sealed_id for row in rows])
    return tuple(
        ProcessNote(
            id=row.id,
            file_id=row.file_id,
            version=row.version,
            written_at=row.written_at,
            text=texts[row.sealed_id],
        )
        for row in rows
        if row.sealed_id in texts
    )


def file_of(records: Records, subject_id: str) -> str:
    """The file a private note is typed in: a note's own, or the file itself while it is new."""
    found = select(process_notes.c.file_id).where(process_notes.c.id == subject_id)
    return records.connection.execute(found).scalar() or counselling_files.get(records, subject_id).id


def how_many(records: Records, file_id: str) -> int:
    """How many private notes whoever asks has in a file."""
    counted = select(func.count()).select_from(process_notes).where(*_mine(records, file_id))
    return records.connection.execute(counted).scalar_one()


def _mine(records: Records, file_id: str):  # type: ignore[no-untyped-def]
    # SQLAlchemy's expression types say less than the comparisons themselves.
    return process_notes.c.file_id == file_id, process_notes.c.author_id == records.staff.id


def _sealed_id(records: Records, note_id: str, version: int) -> str:
    mine = process_notes.c.id == note_id, process_notes.c.author_id == records.staff.id
    row = records.connection.execute(select(process_notes).where(*mine)).first()
    if row is None:
        raise DeskError("note.missing")
    if row.version != version:
        raise DeskError("record.changed_meanwhile")
    return str(row.sealed_id)


def _forget(records: Records, text_id: str) -> None:
    records.connection.execute(delete(sealed_keys).where(sealed_keys.c.text_id == text_id))
