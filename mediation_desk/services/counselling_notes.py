"""Notes of sessions: what is being written, what was signed, opened for those it is sealed for."""

from __future__ import annotations

import json
from dataclasses import dataclass

from mediation_desk.domain.counselling_note import STYLES, Addition, NoteStyle, NoteText, SignedNote
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    counselling_grants,
    counselling_notes,
    counselling_sessions,
    drafts,
    grants,
    office,
    sealed,
)
from mediation_desk.register.drafts import OTHER, SAVED
from mediation_desk.register.records import Records
from mediation_desk.services.access import NOTE_READ, NOTE_WRITE
from mediation_desk.services.counselling_access import known_file, led_session
from mediation_desk.services.permission import allowed

DRAFT = drafts.NOTE
"""The form key of what is being typed; `save_note` makes it the saved text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptNote:
    """A note not signed yet: `saved` on purpose, and `typed` since, when a crash or lock came between.

    All are the form's own text, empty when there is none; `other` is the one not chosen after a crash.
    `style` is how the author wrote their last note.
    """

    saved: str
    typed: str
    other: str = ""
    style: NoteStyle = NoteStyle.SOAP

    @property
    def differ(self) -> bool:
        """Whether both are there and say different things: then both are shown, and one is chosen."""
        return bool(self.saved and self.typed) and self.saved != self.typed


def as_text(note: NoteText) -> str:
    """A note as its form keeps it: one flat map of words, every box of its style in it."""
    kept = {"style": note.style.value} | {part.value: note.part(part) for part in STYLES[note.style]}
    kept |= {name: getattr(note, name) for name in ("interventions", "homework", "next_step")}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedNote:
    """A signed note as one of its readers sees it; `added` are the additions with their words, in order.

    `holds` is False when a row, a text or a signature is not what was signed.
    """

    note: SignedNote
    text: NoteText
    added: tuple[tuple[Addition, str], ...]
    holds: bool


@allowed(NOTE_WRITE)
def kept_note(records: Records, session_id: str) -> KeptNote:
    """What whoever asks has written on a session so far. DeskError: counselling.*, sealed.altered."""
    led_session(records, session_id)
    return KeptNote(
        saved=drafts.get(records, SAVED, session_id) or "",
        typed=drafts.get(records, DRAFT, session_id) or "",
        other=drafts.get(records, OTHER, session_id) or "",
        style=counselling_notes.last_style(records, records.staff.id),
    )


@allowed(NOTE_WRITE, changes={"counselling_note"})
def save_note(records: Records, session_id: str, text: str) -> None:
    """Save what is written on purpose, sealed to its author and the keepers; nothing typed waits any more."""
    session = led_session(records, session_id)
    if counselling_sessions.noted(records, session_id):
        raise DeskError("note.signed")
    drafts.keep(records, SAVED, session_id, text)
    drafts.drop(records, DRAFT, session_id)
    records.journal("save_note", session.file_id, session_id)


@allowed(NOTE_READ, changes={"journal"})
def open_note(records: Records, note_id: str) -> OpenedNote:
    """A signed note and what was added to it; journalled.

    Raises DeskError: note.missing, counselling.not_yours, sealed.not_yours, sealed.altered.
    """
    note = counselling_notes.get(records, note_id)
    session = counselling_sessions.get(records, note.session_id)
    known_file(records, session.file_id)
    text = counselling_notes.read(sealed.unseal(records, note.sealed_id))
    added = counselling_notes.additions(records, [note_id]).get(note_id, [])
    opened = sealed.unseal_many(records, [one.sealed_id for one in added])
    records.journal("open_note", session.file_id, note_id)
    return OpenedNote(
        note=note,
        text=text,
        added=tuple(
            (one, counselling_notes.read_addition(opened[one.sealed_id]))
            for one in added
            if one.sealed_id in opened
        ),
        holds=counselling_notes.holds(records, note_id),
    )


@allowed(NOTE_WRITE, changes={"counselling_note"})
def choose_text(records: Records, session_id: str, chosen: str, other: str) -> KeptNote:
    """Go on with one of two texts; the other is kept beside it until the note is signed."""
    save_note(records, session_id, chosen)
    drafts.keep(records, OTHER, session_id, other)
    return kept_note(records, session_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReader:
    """Somebody for whom a note opens, by name; `why` is a msgid: author, a purpose of a grant, or keepers."""

    staff_id: str
    name: str
    why: str


@allowed(NOTE_READ)
def readers_of_note(records: Records, note_id: str) -> tuple[NoteReader, ...]:
    """For whom a note opens, its author first: read from the keys themselves, not from what was said of them.

    Keepers of the recovery sheets stand last; somebody without a grant of ours got it in a keepers' session.
    """
    note = counselling_notes.get(records, note_id)
    session = counselling_sessions.get(records, note.session_id)
    file = known_file(records, session.file_id)
    names = {one.id: one.name for one in office.all_staff(records)}
    why = {
        one.reader_id: f"GrantPurpose.{one.purpose.value}"
        for one in counselling_grants.all_of(records, file.id)
        if one.note_id in (None, note_id)
    }
    why[note.author_id] = "note.reader.author"
    found = [
        NoteReader(
            staff_id=one,
            name=names.get(one, ""),
            why=why.get(one, "note.reader.leads" if one == file.counsellor_id else "note.reader.keepers"),
        )
        for one in grants.readers(records, note.sealed_id)
        if one != sealed.KEEPERS
    ]
    return tuple(sorted(found, key=lambda one: (one.staff_id != note.author_id, one.name)))
