"""Proving a copy from what stands on its drive: opened with its key, every page, every row, every file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.domain.backup import Holds, Progress, Proof, Tell
from mediation_desk.errors import DeskError
from mediation_desk.register.cipher_file import open_copy
from mediation_desk.register.copy_manifest import (
    MANIFEST,
    CopiedFile,
    Manifest,
    check_manifest,
    parse_manifest,
)
from mediation_desk.register.copy_pool import ATTACHMENTS, CHUNK, files_below, found
from mediation_desk.register.copy_write import FAILED, PART
from mediation_desk.register.driver_spoken import driver_spoken
from mediation_desk.register.vault.header import Header, check_mac, parse_header
from mediation_desk.register.vault.header_file import HEADER, read_header
from mediation_desk.register.vault.opened import Opened
from mediation_desk.register.vault.whole_file import said

Unlock = Callable[[Header], Opened]
"""Opens the copy's own header: with a seed, a password, a card or sheets. Raises the DeskError of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """A copy that is whole and opens: what it holds, and the keys it was opened with.

    `damaged` names attachments that are gone, cut or altered on its drive; everything else is whole.
    """

    folder: Path
    holds: Holds
    manifest: Manifest
    keys: Opened = field(repr=False)
    damaged: tuple[str, ...] = ()


def look_at_copy(folder: Path) -> tuple[Header, Manifest]:
    """What may be known of a copy before it is opened.

    DeskError copy.none (no copy stands here), copy.unfinished, copy.failed_once, copy.damaged, copy.newer,
    and those of a damaged header.
    """
    if folder.name.endswith(PART):
        raise DeskError("copy.unfinished", field="folder")
    if FAILED in folder.name:
        raise DeskError("copy.failed_once", field="folder")
    if not (folder / HEADER).is_file() or not (folder / MANIFEST).is_file():
        raise DeskError("copy.none", field="folder")
    header = read_header(folder)
    manifest = parse_manifest(_bytes(folder / MANIFEST))
    same = (header.register_id, header.generation, header.epoch, header.database)
    if same != (manifest.register_id, manifest.generation, manifest.epoch, manifest.database):
        raise DeskError("copy.damaged")
    return header, manifest


def prove_copy(
    folder: Path,
    unlock: Unlock,
    tell: Tell,
    *,
    everything: bool = True,
    only: Iterable[str] | None = None,
) -> Proven:
    """Read the copy back from its drive, open it with its key and hold all of it against its manifest.

    Attachments that are not as they were written are named in what is returned. Without `everything` the new
    ones are read and the share whose turn it is; `only` reads these alone, the database being proved.
    DeskError: those of `look_at_copy` and of `unlock`, copy.damaged (a page or a row is not as it was
    written, or something was put in), register.wrong_key_or_damaged, disk.fault, and what `tell` raises.
    """
    tell(Progress(proof=Proof.REREAD))
    for one in (HEADER, MANIFEST):
        _past_the_cache(folder / one)
    header, manifest = look_at_copy(folder)
    _past_the_cache(folder / header.database)
    tell(Progress(proof=Proof.OPEN))
    keys = unlock(header)
    check_manifest(_bytes(folder / MANIFEST), manifest, keys.manifest_key)
    if only is None:
        _check_database(folder, header, manifest, keys, tell)
    wanted = _due(manifest, everything) if only is None else set(only)
    read = [one for one in manifest.files if one.name in wanted]
    damaged = _damaged_files(folder, manifest, read, tell)
    holds = _holds(folder, header, manifest, damaged, len(read))
    return Proven(folder=folder, holds=holds, manifest=manifest, keys=keys, damaged=damaged)


def check_own_manifest(folder: Path, key: bytes) -> None:
    """Refuse a copy that opens with another register key than ours (DeskError `copy.damaged`)."""
    data = _bytes(folder / MANIFEST)
    check_manifest(data, parse_manifest(data), key)


def _due(manifest: Manifest, _everything: bool) -> set[str]:
    return {one.name for one in manifest.files}


def _check_database(folder: Path, header: Header, manifest: Manifest, keys: Opened, tell: Tell) -> None:
    path = folder / header.database
    tables = dict(manifest.counts)
    parts = 4 + len(tables)

    def part(number: int) -> None:
        tell(Progress(proof=Proof.CHECK, done=number, total=parts))

    part(0)
    try:
        if path.stat().st_size != manifest.database_bytes:
            raise DeskError("copy.damaged")
    except OSError as error:
        raise DeskError("copy.damaged") from error
    with driver_spoken():
        connection = open_copy(path, keys.database_key)
        try:
            with _stoppable(connection, lambda: tell(Progress(proof=Proof.CHECK))):
                # One row for each page that is not as it was written, so all rows are read.
                if _all(connection, "PRAGMA cipher_integrity_check"):
                    raise DeskError("copy.damaged")
                part(1)
                if _all(connection, "PRAGMA integrity_check") != [("ok",)]:
                    raise DeskError("copy.damaged")
                part(2)
                if _all(connection, "PRAGMA foreign_key_check"):
                    raise DeskError("copy.damaged")
                part(3)
                _check_rows(connection, manifest, part)
                _check_header(connection, header, keys)
        finally:
            connection.close()


@contextmanager
def _stoppable(connection: sqlcipher.Connection, ask: Callable[[], None]) -> Iterator[None]:
    """Let `ask` stop a long statement: SQLite itself would turn its error into a bare interrupt."""
    stopped: list[DeskError] = []

    def handler() -> int:
        try:
            ask()
        except DeskError as said_so:
            stopped.append(said_so)
        return len(stopped)

    connection.set_progress_handler(handler, _OPS)
    try:
        yield
    except sqlcipher.DatabaseError:
        if stopped:
            raise stopped[0] from None
        raise


_OPS = 200_000
"""Steps of SQLite's machine between two looks whether to stop: a few milliseconds."""


def count_tables(connection: sqlcipher.Connection) -> tuple[tuple[str, int], ...]:
    """The rows of every ordinary table, by name."""
    named = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY 1"
    )
    tables = [name for (name,) in connection.execute(named) if not name.startswith("sqlite_")]
    return tuple((table, count_rows(connection, table)) for table in tables)


def count_rows(connection: sqlcipher.Connection, table: str) -> int:
    """How many rows one table has."""
    quoted = table.replace('"', '""')
    (rows,) = connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()  # noqa: S608 -- our own tables
    return int(rows)


def last_entry(connection: sqlcipher.Connection) -> tuple[int, str]:
    """Number and hash (hex) of the journal's last entry; 0 and nothing for an empty journal."""
    row = connection.execute("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1").fetchone()
    return (0, "") if row is None else (int(row[0]), bytes(row[1]).hex())


def _check_rows(connection: sqlcipher.Connection, manifest: Manifest, part: Callable[[int], None]) -> None:
    found = []
    for number, (table, _rows) in enumerate(manifest.counts, start=4):
        found.append((table, count_rows(connection, table)))
        part(number)
    if tuple(found) != manifest.counts or last_entry(connection) != (manifest.entries, manifest.head):
        raise DeskError("copy.damaged")


def _check_header(connection: sqlcipher.Connection, header: Header, keys: Opened) -> None:
    # The header beside the copy must be the one the register itself had committed.
    row = connection.execute("SELECT value FROM settings WHERE key = 'header'").fetchone()
    if row is None or parse_header(str(json.loads(row[0])).encode("ascii")) != header:
        raise DeskError("copy.damaged")
    check_mac(header, keys.header_key)


def _damaged_files(folder: Path, manifest: Manifest, wanted: list[CopiedFile], tell: Tell) -> tuple[str, ...]:
    inside = {one.relative_to(folder / ATTACHMENTS).as_posix() for one in files_below(folder)}
    if inside - {one.name for one in manifest.files}:
        raise DeskError("copy.damaged")
    total = sum(one.bytes for one in wanted)
    read, damaged = 0, []
    tell(Progress(proof=Proof.FILES, done=0, total=total))

    def went(count: int) -> None:
        tell(Progress(proof=Proof.FILES, done=min(read + count, total), total=total))

    for one in wanted:
        if not _as_written(found(folder, one.name), one, went):
            damaged.append(one.name)
        read += one.bytes
    if damaged and not (folder / MANIFEST).is_file():
        raise DeskError("copy.drive_gone")
    return tuple(damaged)


def _as_written(place: Path, one: CopiedFile, went: Callable[[int], None]) -> bool:
    seen, read = blake2b(digest_size=32), 0
    _past_the_cache(place)
    try:
        with place.open("rb") as reading:
            while chunk := reading.read(CHUNK):
                seen.update(chunk)
                read += len(chunk)
                went(read)
    except OSError:
        return False
    return seen.hexdigest() == one.digest


def _holds(
    folder: Path, header: Header, manifest: Manifest, damaged: tuple[str, ...], read_files: int
) -> Holds:
    counts = dict(manifest.counts)
    return Holds(
        name=folder.name,
        made_at=manifest.made_at,
        register_id=manifest.register_id,
        cases=counts.get("cases", 0),
        rows=sum(counts.values()),
        entries=manifest.entries,
        head=manifest.head,
        files=len(manifest.files),
        bytes=manifest.bytes,
        database_bytes=manifest.database_bytes,
        slots=len(header.slots),
        lost=(*manifest.lost, *damaged),
        damaged=damaged,
        read_files=read_files,
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise said(error) from error


def _all(connection: sqlcipher.Connection, statement: str) -> list[tuple[object, ...]]:
    return connection.execute(statement).fetchall()  # type: ignore[no-any-return]  # sqlcipher3 ships no types


def _past_the_cache(path: Path) -> None:
    """Let the system forget what it remembers of a file, so that the drive itself is read; Linux only."""
    if not hasattr(os, "posix_fadvise"):
        return
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return  # what cannot be opened is said where it is read
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)
