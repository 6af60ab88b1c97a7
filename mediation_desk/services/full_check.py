"""The full check of a register: every page, every row, the journal and every attachment.

Pages and attachments are read from the disk beside the desk; rows are looked at in a snapshot; the journal
goes on in pieces. Nobody waits longer than for one step, and it can be stopped at each.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from mediation_desk.domain.backup import Progress, Proof, Tell
from mediation_desk.domain.health_register import FullCheck
from mediation_desk.errors import DeskError
from mediation_desk.register import attachment_health, journal_walk
from mediation_desk.register.attachment_health import SealedFile
from mediation_desk.register.cipher_file import PAGE_BYTES
from mediation_desk.register.journal_walk import Walk
from mediation_desk.register.page_hashes import damaged_pages
from mediation_desk.register.records import Records
from mediation_desk.register.row_check import wrong_rows
from mediation_desk.register.snapshot import CHECKED
from mediation_desk.register.vault.whole_file import said
from mediation_desk.services.access import HEALTH_READ
from mediation_desk.services.health_history import keep_full_check
from mediation_desk.services.journal_check import begin_walk, found_by
from mediation_desk.services.permission import allowed, turned
from mediation_desk.services.session import Session

__all__ = [
    "Counted",
    "Walk",
    "begin_full_check",
    "end_full_check",
    "go_on_walking",
    "read_pages_and_files",
    "read_rows",
    "take_check_snapshot",
]

ROOM = 16 * 1024 * 1024
"""Bytes that must stay free besides the snapshot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCheck:
    """What is read past the register's connection: its file, its key, its sealed files; and the journal."""

    database: Path
    key: bytes = field(repr=False)
    files: tuple[SealedFile, ...]
    walk: Walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was found so far: pages, rows and files that are not as they were written."""

    pages: int = 0
    rows: int = 0
    files: int = 0
    files_read: int = 0


@turned(HEALTH_READ)
def begin_full_check(session: Session, now: datetime) -> ToCheck:
    """Bring everything into the file, and say what is to be read."""
    session.register.settle()
    with session.reading(session.staff, now) as records:
        files = attachment_health.sealed_files(records)
    return ToCheck(
        database=session.folder / session.keys.database,
        key=session.keys.database_key,
        files=files,
        walk=begin_walk(session, now),
    )


def read_pages_and_files(what: ToCheck, tell: Tell) -> Counted:
    """Read every page and sealed file from the disk; needs no open register. Raises what `tell` does."""
    pages = damaged_pages(what.database, what.key, tell)
    files = attachment_health.read_all(what.files, tell)
    return Counted(pages=len(pages), files=files, files_read=len(what.files))


@turned(HEALTH_READ)
def take_check_snapshot(session: Session, _now: datetime, tell: Tell) -> Path:
    """A snapshot of the register beside it, in steps between which others work.

    DeskError copy.no_room_here (GB needed and free), and what a disk or `tell` raises.
    """
    needed = (session.folder / session.keys.database).stat().st_size + ROOM
    try:
        free = shutil.disk_usage(session.folder).free
    except OSError as error:
        raise said(error) from error
    if free < needed:
        raise DeskError("copy.no_room_here", needed=f"{needed / 1e9:.2f}", free=f"{free / 1e9:.2f}")

    def between(done: int, pages: int) -> None:
        tell(Progress(proof=Proof.OPEN, done=done * PAGE_BYTES, total=pages * PAGE_BYTES))

    path = session.folder / CHECKED
    session.register.copy_to(path, session.keys.database_key, between)
    return path


def read_rows(path: Path, what: ToCheck, counted: Counted, tell: Tell) -> Counted:
    """Let SQLite look through the snapshot, which is gone afterwards. Raises what `tell` does."""
    try:
        rows = wrong_rows(path, what.key, tell)
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    return Counted(pages=counted.pages, rows=rows, files=counted.files, files_read=counted.files_read)


@allowed(HEALTH_READ)
def go_on_walking(records: Records, walk: Walk) -> Walk:
    """The journal one piece further; the walk is over when `done` equals `total`."""
    return journal_walk.go_on(records, walk)


@turned(HEALTH_READ, changes={"health", "journal"})
def end_full_check(session: Session, now: datetime, counted: Counted, walk: Walk) -> FullCheck:
    """Remember what was found; journalled with the names of what is amiss and nothing else."""
    grave = sum(one.grave for one in found_by(session, now, walk))
    found = FullCheck(
        at=now,
        pages=counted.pages,
        rows=counted.rows,
        journal=grave,
        files=counted.files,
        files_read=counted.files_read,
    )
    amiss = [name for name in ("pages", "rows", "journal", "files") if getattr(found, name)]
    with session.writing(session.staff, now) as records:
        keep_full_check(records, found)
        records.journal("full_check", fields=amiss)
    return found
