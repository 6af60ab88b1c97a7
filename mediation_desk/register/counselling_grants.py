"""Who reads a counselling file besides its author, and why: the reasons here, the keys in `sealed_keys`."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import insert, select, update

from mediation_desk.domain.counselling_note import GrantPurpose, NoteGrant
from mediation_desk.register import grants, key_births
from mediation_desk.register.records import Records
from mediation_desk.register.tables.counselling import (
    counselling_additions,
    counselling_files,
    counselling_grants,
    counselling_notes,
    counselling_sessions,
    counselling_words,
    process_notes,
)
from mediation_desk.register.tables.return_visits import return_visits
from mediation_desk.register.tables.scales import crisis_events, crisis_looks, scale_results, scale_voids

_PLAIN = ("row", "file_id", "note_id", "reader_id", "purpose", "given_by", "given_at", "ended_at")


def add(records: Records, file_id: str, note_id: str | None, reader_id: str, purpose: GrantPurpose) -> None:
    """Note that somebody reads a note or the whole file from now on."""
    records.connection.execute(
        insert(counselling_grants).values(
            file_id=file_id,
            note_id=note_id,
            reader_id=reader_id,
            purpose=purpose,
            given_by=records.staff.id,
            given_at=records.now,
        )
    )
    records.journal(
        "grant_counselling", file_id, *filter(None, (note_id,)), reader_id, fields=(purpose.value,)
    )


def end(records: Records, row: int) -> None:
    """What is written from now on is sealed without this reader; what they could open, they can."""
    standing = counselling_grants.c.row == row, counselling_grants.c.ended_at.is_(None)
    records.connection.execute(update(counselling_grants).where(*standing).values(ended_at=records.now))
    records.journal("end_counselling_grant", str(row))


def all_of(records: Records, file_id: str) -> tuple[NoteGrant, ...]:
    """Every grant ever given in a file, oldest first."""
    found = select(counselling_grants).where(counselling_grants.c.file_id == file_id)
    rows = records.connection.execute(found.order_by(counselling_grants.c.row))
    return tuple(NoteGrant(**{name: getattr(row, name) for name in _PLAIN}) for row in rows)


def of_file(records: Records, file_id: str) -> frozenset[str]:
    """For whom everything written in the file now is sealed: its counsellor and the standing readers.

    A grant the journal does not tell of counts for nothing: somebody wrote it there with another tool.
    """
    standing = select(counselling_grants.c.reader_id).where(
        counselling_grants.c.file_id == file_id,
        counselling_grants.c.note_id.is_(None),
        counselling_grants.c.ended_at.is_(None),
    )
    leading = select(counselling_files.c.counsellor_id).where(counselling_files.c.id == file_id)
    readers = frozenset(records.connection.execute(standing).scalars())
    told = {one for one in readers if key_births.is_granted(records, file_id, one)}
    return frozenset(records.connection.execute(leading).scalars()) | told


def of_note(records: Records, note_id: str) -> frozenset[str]:
    """For whom the note itself opens: its author and its readers."""
    found = select(counselling_notes.c.sealed_id).where(counselling_notes.c.id == note_id)
    return grants.readers(records, str(records.connection.execute(found).scalar_one()))


def readable_files(records: Records, reader_id: str) -> frozenset[str]:
    """Ids of the files of which somebody was ever given something to read, or in which they wrote."""
    granted = select(counselling_grants.c.file_id).where(counselling_grants.c.reader_id == reader_id)
    written = (
        select(counselling_sessions.c.file_id)
        .join(counselling_notes, counselling_notes.c.session_id == counselling_sessions.c.id)
        .where(counselling_notes.c.author_id == reader_id)
    )
    private = select(process_notes.c.file_id).where(process_notes.c.author_id == reader_id)
    return frozenset(records.connection.execute(granted.union(written, private)).scalars())


def texts_of_note(records: Records, note_id: str) -> list[str]:
    """Ids of the sealed texts of one note: itself and what was added."""
    note = select(counselling_notes.c.sealed_id).where(counselling_notes.c.id == note_id)
    added = select(counselling_additions.c.sealed_id).where(counselling_additions.c.note_id == note_id)
    return list(records.connection.execute(note.union(added)).scalars())


def texts_of_file(records: Records, file_id: str) -> list[str]:
    """Ids of the sealed texts of a file: goals, closing, reasons, notes, additions, scales, danger, visits.

    Never private notes. This is what a hand-over or a keepers' session of the file opens.
    """
    sessions = select(counselling_sessions.c.id).where(counselling_sessions.c.file_id == file_id)
    notes = select(counselling_notes.c.id).where(counselling_notes.c.session_id.in_(sessions))
    found = (
        select(counselling_words.c.sealed_id).where(counselling_words.c.file_id == file_id),
        select(counselling_sessions.c.reason_sealed_id).where(
            counselling_sessions.c.file_id == file_id, counselling_sessions.c.reason_sealed_id.is_not(None)
        ),
        select(counselling_notes.c.sealed_id).where(counselling_notes.c.session_id.in_(sessions)),
        select(counselling_additions.c.sealed_id).where(counselling_additions.c.note_id.in_(notes)),
        select(scale_results.c.sealed_id).where(scale_results.c.file_id == file_id),
        select(scale_voids.c.reason_sealed_id)
        .join(scale_results, scale_results.c.id == scale_voids.c.result_id)
        .where(scale_results.c.file_id == file_id),
        *(
            select(column).where(return_visits.c.file_id == file_id, column.is_not(None))
            for column in (return_visits.c.said_id, return_visits.c.risk_id)
        ),
        select(crisis_events.c.sealed_id).where(crisis_events.c.file_id == file_id),
        select(crisis_events.c.instructions_sealed_id).where(crisis_events.c.file_id == file_id),
        select(crisis_looks.c.sealed_id)
        .join(crisis_events, crisis_events.c.id == crisis_looks.c.event_id)
        .where(crisis_events.c.file_id == file_id),
    )
    return [one for each in found for one in records.connection.execute(each).scalars()]


def grant(records: Records, text_ids: Iterable[str], reader_id: str) -> int:
    """Let somebody open those of the texts that open for whoever acts; returns how many."""
    given = 0
    for text_id in text_ids:
        readers = grants.readers(records, text_id)
        if records.seat.staff_id in readers and reader_id not in readers:
            grants.grant(records, text_id, [reader_id])
            given += 1
    return given
