"""Proving a copy from what stands on its drive: opened with its key, every page, every row, every file."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.domain.backup import Holds, Progress, Proof, Tell
from mediation_desk.errors import DeskError
from mediation_desk.register.cipher_file import open_copy
from mediation_desk.register.copy_manifest import (
    MANIFEST,
    Manifest,
    check_manifest,
    parse_manifest,
    read_manifest,
)
from mediation_desk.register.copy_pool import CHUNK
from mediation_desk.register.copy_sweep import FAILED, PART
from mediation_desk.register.copy_turns import is_due
from mediation_desk.register.driver_spoken import driver_spoken
from mediation_desk.register.file_keys import file_keys, named_files
from mediation_desk.register.files_back import damaged_files
from mediation_desk.register.reread import forget, past_memory, remembers
from mediation_desk.register.vault.header import Header, check_mac, header_text, parse_header
from mediation_desk.register.vault.header_file import HEADER, read_header
from mediation_desk.register.vault.opened import Opened
from mediation_desk.register.vault.whole_file import said

Unlock = Callable[[Header], Opened]
"""Opens the copy's own header: with a seed, a password, a card or sheets. Raises the DeskError of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """A copy that is whole and opens: what it holds, and the keys it was opened with.

    `damaged` names attachments that are gone, cut or altered on its drive; everything else is whole.
    `opens` is what opened it, where that opens other copies and the register in place too.
    """

    folder: Path
    holds: Holds
    manifest: Manifest
    keys: Opened = field(repr=False)
    damaged: tuple[str, ...] = ()
    opens: Unlock | None = field(default=None, repr=False)


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
    manifest = parse_manifest(_bytes(folder))
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
    only: Collection[str] | None = None,
) -> Proven:
    """Read the copy back from its drive, open it with its key and hold all of it against its manifest.

    Attachments that are not as they were written are named in what is returned. Without `everything` the new
    ones are read and the share whose turn it is; `only` reads these alone, the database being proved.
    DeskError: those of `look_at_copy` and of `unlock`, copy.damaged (a page or a row is not as it was
    written, or something was put in), register.wrong_key_or_damaged, disk.fault, and what `tell` raises.
    """
    tell(Progress(proof=Proof.REREAD))
    for one in (HEADER, MANIFEST):
        forget(folder / one)
    header, manifest = look_at_copy(folder)
    keys = unlock(header)
    check_manifest(_bytes(folder), manifest, keys.manifest_key)
    path = folder / header.database
    memory = remembers(folder)
    if only is None:
        memory = _read_back(path, manifest, tell, memory=memory)
    tell(Progress(proof=Proof.OPEN, from_memory=memory))
    with driver_spoken():
        connection = open_copy(path, keys.database_key)
        try:
            if only is None:
                _check_database(connection, header, manifest, keys, tell)
            held = "attachments" in dict(manifest.counts)  # copies of the first years know none
            opened = file_keys(connection, keys) if held else {}
        finally:
            connection.close()
    due = (one for one in manifest.files if everything or is_due(manifest, one.name))
    read = [one for one in (due if only is None else manifest.files) if only is None or one.name in only]
    if not everything:
        opened = {name: key for name, key in opened.items() if name in manifest.new}
    damaged = damaged_files(folder, manifest, read, opened, tell, memory=memory)
    holds = _holds(folder, header, manifest, damaged)
    holds = replace(holds, read_files=len(read), from_memory=memory)
    return Proven(folder=folder, holds=holds, manifest=manifest, keys=keys, damaged=damaged)


def check_own_manifest(folder: Path, key: bytes) -> None:
    """Refuse a copy that opens with another register key than ours (DeskError `copy.damaged`)."""
    data = _bytes(folder)
    check_manifest(data, parse_manifest(data), key)


def _read_back(path: Path, manifest: Manifest, tell: Tell, *, memory: bool) -> bool:
    """Read every byte of the database from the drive; whether memory may have answered."""
    seen, read = blake2b(digest_size=32), 0
    try:
        with past_memory(path) as (reading, by_memory):
            while chunk := reading.read(CHUNK):
                seen.update(chunk)
                read += len(chunk)
                done = min(read, manifest.database_bytes)
                total, told = manifest.database_bytes, memory or by_memory
                tell(Progress(proof=Proof.REREAD, done=done, total=total, from_memory=told))
    except FileNotFoundError as error:
        raise DeskError("copy.damaged") from error
    except OSError as error:
        raise said(error) from error
    if read != manifest.database_bytes or manifest.database_digest not in ("", seen.hexdigest()):
        raise DeskError("copy.damaged")
    return memory or by_memory


def _check_database(
    connection: sqlcipher.Connection, header: Header, manifest: Manifest, keys: Opened, tell: Tell
) -> None:
    parts = 4 + len(manifest.counts)

    def part(number: int) -> None:
        tell(Progress(proof=Proof.CHECK, done=number, total=parts))

    part(0)
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
    if manifest.format > 2:
        named = {(one.name, one.bytes, one.digest) for one in manifest.files}
        lost = {row for row in named_files(connection) if row[0] in manifest.lost}
        if named_files(connection) - lost != named:
            raise DeskError("copy.damaged")


def _check_header(connection: sqlcipher.Connection, header: Header, keys: Opened) -> None:
    # The header beside the copy must be the one the register itself had committed.
    row = connection.execute("SELECT value FROM settings WHERE key = 'header'").fetchone()
    if row is None or parse_header(str(json.loads(row[0])).encode("ascii")) != header:
        raise DeskError("copy.damaged")
    check_mac(header, keys.header_key)


def _holds(folder: Path, header: Header, manifest: Manifest, damaged: tuple[str, ...]) -> Holds:
    counts = dict(manifest.counts)
    new = [one for one in manifest.files if one.name in set(manifest.new)]
    written = manifest.database_bytes + len(header_text(header)) + sum(one.bytes for one in new)
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
        new_files=len(new),
        new_bytes=written if manifest.format > 2 else 0,
    )


def _bytes(folder: Path) -> bytes:
    try:
        return read_manifest(folder)
    except OSError as error:
        raise said(error) from error


def _all(connection: sqlcipher.Connection, statement: str) -> list[tuple[object, ...]]:
    return connection.execute(statement).fetchall()  # type: ignore[no-any-return]  # sqlcipher3 ships no types
