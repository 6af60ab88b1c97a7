"""Private notes of a counsellor: theirs alone, never printed, never granted, lost with the password."""

from __future__ import annotations

from mediation_desk.domain.process_note import ProcessNote
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import drafts, process_notes
from mediation_desk.register.records import Records
from mediation_desk.services.access import NOTE_WRITE
from mediation_desk.services.counselling_access import known_file
from mediation_desk.services.permission import allowed

DRAFT = "process_note"
"""The form key of a private note being typed: sealed to its author and nobody else."""


@allowed(NOTE_WRITE)
def own_process_notes(records: Records, file_id: str) -> tuple[ProcessNote, ...]:
    """The private notes of whoever asks in a file, newest first; nobody else's are ever told of."""
    known_file(records, file_id)
    return process_notes.own(records, file_id)


@allowed(NOTE_WRITE)
def count_process_notes(records: Records, file_id: str) -> int:
    """How many private notes whoever asks has in a file."""
    known_file(records, file_id)
    return process_notes.how_many(records, file_id)


@allowed(NOTE_WRITE, changes={"process_note", "draft"})
def write_process_note(
    records: Records, file_id: str, text: str, note_id: str = "", version: int = 0
) -> tuple[ProcessNote, ...]:
    """Keep a new private note, or other words in place of one; returns all of them.

    Raises DeskError: note.nothing_written, note.missing, record.changed_meanwhile, text.*.
    """
    known_file(records, file_id)
    check_text(text, "private", PARAGRAPH, lines=True)
    if not text.strip():
        raise DeskError("note.nothing_written", field="private")
    if note_id:
        process_notes.rewrite(records, note_id, version, text)
    else:
        process_notes.write(records, file_id, text)
    drafts.drop(records, DRAFT, note_id or file_id)
    return process_notes.own(records, file_id)


@allowed(NOTE_WRITE, changes={"process_note"})
def throw_process_note_away(
    records: Records, file_id: str, note_id: str, version: int
) -> tuple[ProcessNote, ...]:
    """Take a private note and its key away for good; returns those that remain."""
    process_notes.throw_away(records, note_id, version)
    return process_notes.own(records, file_id)
