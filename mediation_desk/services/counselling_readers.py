"""Letting somebody read: one note or a whole file, for a purpose, by whoever can open it already."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.domain.counselling_note import GrantPurpose, NoteGrant
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    counselling_grants,
    counselling_notes,
    counselling_sessions,
    office,
    sealed,
)
from mediation_desk.register.records import Records
from mediation_desk.services.access import NOTE_READ, NOTE_WRITE
from mediation_desk.services.counselling_access import FileRight, known_file, right_to
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """Every grant ever given in a file, and to whom one may be given now."""

    grants: tuple[NoteGrant, ...]
    may_be: tuple[Staff, ...]


@allowed(NOTE_READ)
def readers_of_file(records: Records, file_id: str) -> Readers:
    """Who was given something to read in a file, and who could be."""
    file = known_file(records, file_id)
    return Readers(
        grants=counselling_grants.all_of(records, file_id),
        may_be=tuple(
            one for one in office.all_staff(records) if may_read(one) and one.id != file.counsellor_id
        ),
    )


@allowed(NOTE_READ, changes={"counselling_grant"})
def grant_note(
    records: Records, confirmed: Confirmed, note_id: str, reader_id: str, purpose: GrantPurpose
) -> None:
    """Let somebody read one signed note and what was added to it; by any of its readers, never taken back.

    Raises DeskError: note.missing, counselling.not_yours, sealed.not_yours, note.reader_unfit,
    note.reads_already, password.ask_again.
    """
    require(confirmed, records.staff.id, records.now)
    note = counselling_notes.get(records, note_id)
    session = counselling_sessions.get(records, note.session_id)
    known_file(records, session.file_id)
    _check_reader(records, reader_id)
    if not sealed.may_open(records, note.sealed_id):
        raise DeskError("sealed.not_yours")
    if not counselling_grants.grant(records, counselling_grants.texts_of_note(records, note_id), reader_id):
        raise DeskError("note.reads_already", field="reader")
    counselling_grants.add(records, session.file_id, note_id, reader_id, purpose)


@allowed(NOTE_WRITE, changes={"counselling_grant"})
def grant_file(
    records: Records, confirmed: Confirmed, file_id: str, reader_id: str, purpose: GrantPurpose
) -> int:
    """Let somebody read everything signed in a file that opens for whoever acts, and what is still to come.

    Returns how many texts were opened to them. Raises DeskError: counselling.not_yours, note.reader_unfit,
    note.reads_already, password.ask_again.
    """
    require(confirmed, records.staff.id, records.now)
    file = known_file(records, file_id)
    if right_to(records, file) is not FileRight.LEADS:
        raise DeskError("counselling.not_yours")
    _check_reader(records, reader_id)
    if reader_id in counselling_grants.of_file(records, file_id):
        raise DeskError("note.reads_already", field="reader")
    counselling_grants.add(records, file_id, None, reader_id, purpose)
    return counselling_grants.grant(records, counselling_grants.texts_of_file(records, file_id), reader_id)


@allowed(NOTE_WRITE, changes={"counselling_grant"})
def end_grant(records: Records, file_id: str, row: int) -> None:
    """From now on nothing new is sealed for this reader of the file; what they could open, they still can."""
    if right_to(records, known_file(records, file_id)) is not FileRight.LEADS:
        raise DeskError("counselling.not_yours")
    if row not in {one.row for one in counselling_grants.all_of(records, file_id)}:
        raise DeskError("note.missing")
    counselling_grants.end(records, row)


def may_read(member: Staff) -> bool:
    """Whether somebody may be given notes: active, with keys, and counsellor, director or expert."""
    return member.active and member.signs_in and bool(member.roles & NOTE_READ)


def _check_reader(records: Records, reader_id: str) -> None:
    member = next((one for one in office.all_staff(records) if one.id == reader_id), None)
    if member is None or not may_read(member) or member.id == records.staff.id:
        raise DeskError("note.reader_unfit", field="reader")
