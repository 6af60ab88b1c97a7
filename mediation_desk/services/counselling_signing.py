"""Signing a note, and what may still be done to a signed one: add, correct, void with a second person."""

from __future__ import annotations

from mediation_desk.domain.counselling_note import Addition, AdditionKind, NoteText, SignedNote, check_note
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import counselling_notes, counselling_sessions, drafts, office, sealed
from mediation_desk.register.drafts import OTHER, SAVED
from mediation_desk.register.records import Records
from mediation_desk.services import crises
from mediation_desk.services.access import NOTE_KNOW, NOTE_WRITE
from mediation_desk.services.counselling_access import led_session
from mediation_desk.services.counselling_notes import DRAFT
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed


def refuse_unready(records: Records, session_id: str) -> None:
    """What must be written elsewhere before this session's note may be signed: what follows from a scale.

    What others must act on never stands in a sealed note alone. Raises DeskError: crisis.first,
    counselling.session_missing.
    """
    counselling_sessions.get(records, session_id)
    crises.refuse_unasked(records, session_id)


@allowed(NOTE_WRITE, changes={"counselling_note", "counselling_session", "draft"})
def sign_note(
    records: Records, confirmed: Confirmed, session_id: str, version: int, text: NoteText
) -> SignedNote:
    """Sign and seal the note of a session as it stands in its `version`; nothing unlocks it again.

    Raises DeskError: note.* (see check_note), note.signed, note.nobody_came_yet (a session to come),
    record.changed_meanwhile, password.ask_again, sealed.no_seat and what `refuse_unready` asks for.
    """
    require(confirmed, records.staff.id, records.now)
    session = led_session(records, session_id)
    if session.version != version:
        raise DeskError("record.changed_meanwhile")
    if session.attendance is None or session.began > records.now:
        raise DeskError("note.nobody_came_yet", field="attendance")
    check_note(text)
    refuse_unready(records, session_id)
    note = counselling_notes.sign(records, session, text)
    for form in (DRAFT, SAVED, OTHER):
        drafts.drop(records, form, session_id)
    return note


@allowed(NOTE_WRITE, changes={"counselling_note", "draft"})
def add_to_note(
    records: Records, confirmed: Confirmed, note_id: str, kind: AdditionKind, words: str
) -> Addition:
    """Sign an addendum or a correction under a signed note; the note stays as it was.

    Raises DeskError: note.missing, note.voided, note.words_needed, password.ask_again, sealed.not_yours,
    text.*.
    """
    require(confirmed, records.staff.id, records.now)
    if kind is AdditionKind.VOID:
        raise ValueError("a void needs a second person")
    note = _own(records, note_id)
    check_text(words, "words", PARAGRAPH, lines=True)
    if not words.strip():
        raise DeskError("note.words_needed", field="words")
    added = counselling_notes.add(records, note, kind, words.strip())
    drafts.drop(records, "counselling_addition", note_id)
    return added


@allowed(NOTE_WRITE, changes={"counselling_note", "counselling_session", "draft"})
def void_note(
    records: Records, confirmed: Confirmed, second: Confirmed, note_id: str, reason: str
) -> Addition:
    """Void a signed note for a reason that a second person confirmed; it stays listed and readable.

    The second person is a director or another counsellor. Raises DeskError: note.missing, note.voided,
    note.reason_needed, note.second_person, password.ask_again, sealed.not_yours, text.*.
    """
    require(confirmed, records.staff.id, records.now)
    require(second, second.staff_id, records.now)
    note = _own(records, note_id)
    check_text(reason, "reason", PARAGRAPH, lines=True)
    if not reason.strip():
        raise DeskError("note.reason_needed", field="reason")
    beside = next((one for one in office.all_staff(records) if one.id == second.staff_id), None)
    if beside is None or beside.id == records.staff.id or not beside.active or not beside.roles & NOTE_KNOW:
        raise DeskError("note.second_person", field="second")
    voided = counselling_notes.add(records, note, AdditionKind.VOID, reason.strip(), beside.id)
    drafts.drop(records, "counselling_addition", note_id)
    return voided


def _own(records: Records, note_id: str) -> SignedNote:
    note = counselling_notes.get(records, note_id)
    led_session(records, note.session_id)
    if not sealed.may_open(records, note.sealed_id):
        raise DeskError("sealed.not_yours")  # nobody adds to what they have not read
    added = counselling_notes.additions(records, [note_id]).get(note_id, [])
    if any(one.kind is AdditionKind.VOID for one in added):
        raise DeskError("note.voided")
    return note
