"""The page of counselling files: mine and those I was given to read; for the director, that they exist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.counselling_file import FileLine, FileState
from mediation_desk.domain.reception import Decision
from mediation_desk.domain.reception_list import ReceptionFilter, ReceptionLine
from mediation_desk.domain.staff import Role
from mediation_desk.domain.today import ToDo, ToDoKind
from mediation_desk.register import (
    counselling_files,
    counselling_grants,
    counselling_list,
    counselling_sessions,
    office,
    people,
    receptions,
)
from mediation_desk.register.records import Records
from mediation_desk.services.access import NOTE_KNOW, NOTE_READ, NOTE_WRITE
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePage:
    """A page of files and the names of those who lead them."""

    lines: tuple[FileLine, ...]
    counsellors: tuple[tuple[str, str], ...]

    def counsellor(self, staff_id: str) -> str:
        """The name of a member of staff, empty when unknown."""
        return dict(self.counsellors).get(staff_id, "")


@allowed(NOTE_READ)
def counselling_page(records: Records, state: FileState | None = None, before: int | None = None) -> FilePage:
    """The newest files before a row: a counsellor's own and granted ones, all of them for the director."""
    director = Role.DIRECTOR in records.staff.roles
    lines = counselling_list.page(
        records,
        leader_id=None if director else records.staff.id,
        readable=counselling_grants.readable_files(records, records.staff.id),
        state=state,
        before=before,
    )
    names = tuple((one.id, one.name) for one in office.all_staff(records))
    return FilePage(lines=tuple(lines), counsellors=names)


@allowed(NOTE_WRITE)
def receptions_for_counselling(records: Records) -> tuple[ReceptionLine, ...]:
    """Receptions decided 辅导 for which nobody has opened a file yet, newest first."""
    wanted = ReceptionFilter(decisions=frozenset({Decision.COUNSELLING}))
    found = receptions.page(records, wanted)
    begun = counselling_files.begun_from(records, [line.id for line in found])
    return tuple(line for line in found if line.id not in begun)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsignedNote:
    """A session whose note waits: of which file, led by whom, until when it was to be signed."""

    session_id: str
    file_id: str
    number: str
    clients: tuple[str, ...]
    ordinal: int
    counsellor: str
    began: datetime
    due: datetime


@allowed(NOTE_KNOW)
def unsigned_notes(records: Records) -> tuple[UnsignedNote, ...]:
    """My unsigned notes, oldest first; for the director those of everybody that wait too long."""
    book = book_of(records)
    whose = records.staff.id if Role.COUNSELLOR in records.staff.roles else None
    mine = counselling_sessions.unsigned(records, whose, records.now) if whose else []
    if Role.DIRECTOR in records.staff.roles:
        others = counselling_sessions.unsigned(records, None, records.now)
        mine += [
            (one, leader)
            for one, leader in others
            if (leader != records.staff.id or whose is None)
            and book.ends_at("note_told", one.ended) < records.now
        ]
    names = {one.id: one.name for one in office.all_staff(records)}
    files = {one.file_id: counselling_files.get(records, one.file_id) for one, _leader in mine}
    clients = {key: people.get_many(records, file.client_ids) for key, file in files.items()}
    return tuple(
        UnsignedNote(
            session_id=one.id,
            file_id=one.file_id,
            number=files[one.file_id].number,
            clients=tuple(person.name for person in clients[one.file_id]),
            ordinal=one.ordinal,
            counsellor=names.get(leader, ""),
            began=one.began,
            due=book.ends_at("note_signing", one.ended),
        )
        for one, leader in mine
    )


def counselling_waiting(records: Records) -> tuple[ToDo, ...]:
    """What of counselling waits for whoever asks: notes to sign, receptions without a file."""
    roles = records.staff.roles
    notes = unsigned_notes(records) if roles & NOTE_KNOW else ()
    receptions_ = receptions_for_counselling(records) if roles & NOTE_WRITE else ()
    rows = (
        (ToDoKind.UNSIGNED_NOTE, [one.began for one in notes]),
        (ToDoKind.COUNSELLING, [one.received_at for one in receptions_]),
    )
    return tuple(ToDo(kind=kind, count=len(since), oldest=min(since)) for kind, since in rows if since)
