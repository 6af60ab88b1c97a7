"""A keepers' session: two sheets and a written reason open named files for one reader, and nothing else.

What is opened is sealed once more, for that reader; the keepers' seed is dropped with the last line. Every
author is shown what was opened of theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.news import NewsKind
from mediation_desk.domain.sealed_file import SealedFile, SealedFileId, SealedFileKind
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import keeper_boxes, keeper_drafts, keepers_sessions, news, office, sealed_files
from mediation_desk.register.records import Records
from mediation_desk.register.vault.sheets import read_sheet
from mediation_desk.register.vault.unlock import unlock_with_sheets
from mediation_desk.services.access import RECOVERY
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed, turned
from mediation_desk.services.session import Session

FIELDS = ("sheet_a", "sheet_b")
READERS = frozenset({Role.DIRECTOR, Role.MEDIATOR, Role.COUNSELLOR})
"""Whose work may need what is sealed; nobody else is offered as a reader."""
LEAST_REASON = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionWanted:
    """What the keepers agreed to: their two sheets as typed, why, for whom, and which files.

    `office` asks, instead of files, for all that belongs to the reader's office: a director's restricted
    texts and private contacts, or those of a mediator's own cases.
    """

    sheets: tuple[str, str]
    reason: str
    reader_id: str
    files: tuple[SealedFileId, ...] = ()
    office: bool = False

    def __repr__(self) -> str:
        return f"SessionWanted(reader_id={self.reader_id!r}, files={len(self.files)}, office={self.office})"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDone:
    """What a session did: its id, for how many texts the reader is new, and half-written records brought."""

    id: str
    texts: int
    drafts: int = 0
    waiting: int = 0


@allowed(RECOVERY)
def sealed_files_to_open(records: Records) -> tuple[SealedFile, ...]:
    """Every file the keepers can open, newest first; no text of it."""
    return tuple(sealed_files.files(records))


@allowed(RECOVERY)
def readers_to_choose(records: Records) -> tuple[Staff, ...]:
    """Everybody for whom a session may open something."""
    return tuple(one for one in office.all_staff(records) if _may_read(one))


@turned(RECOVERY, changes={"recovery", "person", "case", "reception", "journal"})
def hold_session(session: Session, now: datetime, confirmed: Confirmed, wanted: SessionWanted) -> SessionDone:
    """Open what the keepers agreed to for one reader, in one commit, and forget their seed.

    Raises DeskError: those of the sheets (fields `sheet_a`, `sheet_b`), `keepers.reason_needed`,
    `keepers.files_needed`, `keepers.reader_needed`, `keepers.nothing_new` (the reader has it all already),
    `keepers.not_boxed` (what is left opens for the keepers only after its readers sign in once).
    """
    require(confirmed, session.staff.id, now)
    check_wanted(wanted)
    opened = unlock_with_sheets(session.folder, wanted.sheets, FIELDS)
    secret = opened.box_secret_key
    numbers = [read_sheet(typed, field).number for typed, field in zip(wanted.sheets, FIELDS, strict=True)]
    if secret is None:
        raise RuntimeError("keepers have a seed of their own")
    with session.writing(session.staff, now) as records:
        reader = next((one for one in office.all_staff(records) if one.id == wanted.reader_id), None)
        if reader is None or not _may_read(reader):
            raise DeskError("keepers.reader_needed", field="reader")
        texts = (
            sealed_files.office_texts(records, reader)
            if wanted.office
            else sealed_files.texts_of(records, wanted.files)
        )
        waiting = keeper_boxes.not_boxed(records, texts, reader.id)
        given = keeper_boxes.open_for(records, secret, texts, reader.id)
        talks = {file.id for file in wanted.files if file.kind is SealedFileKind.COUNSELLING}
        drafts = keeper_drafts.bring_drafts(records, secret, talks, reader.id) if talks else 0
        if not given and not drafts:
            if waiting:
                raise DeskError("keepers.not_boxed", field="files", n=waiting)
            raise DeskError("keepers.nothing_new", field="files")
        reason = wanted.reason.strip()
        session_id = keepers_sessions.add(records, reader.id, reason, numbers, given)
        told = sealed_files.authors(records, given) - {records.staff.id}
        news.tell(records, told, NewsKind.KEEPERS_SESSION, session_id)
    return SessionDone(id=session_id, texts=len(given), drafts=drafts, waiting=waiting)


def check_wanted(wanted: SessionWanted) -> None:
    """Whether it is said why, what and for whom, before keepers type their sheets.

    Raises DeskError keepers.reason_needed, keepers.files_needed, keepers.reader_needed, those of the text.
    """
    if len(wanted.reason.strip()) < LEAST_REASON:
        raise DeskError("keepers.reason_needed", field="reason")
    check_text(wanted.reason, "reason", PARAGRAPH, lines=True)
    if not wanted.files and not wanted.office:
        raise DeskError("keepers.files_needed", field="files")
    if not wanted.reader_id:
        raise DeskError("keepers.reader_needed", field="reader")


def _may_read(one: Staff) -> bool:
    return one.active and one.signs_in and bool(one.roles & READERS)
