"""The write-ahead log of a database that does not open: which way of reading it leaves the most whole.

SQLite takes from the log what its sums vouch for, up to the first that does not fit. Usually that is right; a
log from another time, or one whose pages were spoiled, makes the database worse. So both ways are tried on
copies, and the one with whole pages and the longest valid journal counts.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.domain.damage import Rescue, RescueProgress, TellRescue
from mediation_desk.errors import DeskError
from mediation_desk.register import journal
from mediation_desk.register.cipher_file import open_connection
from mediation_desk.register.damaged_file import DamagedFile, UnreadableError
from mediation_desk.register.holes import lengthen, spoil_zeros
from mediation_desk.register.spoken import spoken
from mediation_desk.register.vault.whole_file import new_file, said

LOGS: Final = ("", "-wal", "-shm")
CHUNK: Final = 1 << 20
_LISTS_US: Final = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'journal'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way of reading a database: a copy at `path` without a log, and how good it is.

    `reached` is the last journal number of the unbroken chain, 0 when nothing of it can be read.
    """

    path: Path
    with_log: bool
    opens: bool
    sound: bool
    reached: int


def copy_aside(database: Path, scratch: Path, tell: TellRescue) -> Path:
    """Copy the database with its log and index, as they lie, into `scratch`; where the copy stands.

    DeskError register.missing, disk.fault (a sector that cannot be read), and what `tell` raises.
    """
    if not database.is_file():
        raise DeskError("register.missing")
    try:
        scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
        there = [one for one in (database.with_name(database.name + log) for log in LOGS) if one.is_file()]
        total, done = sum(one.stat().st_size for one in there), 0
        for one in there:
            with one.open("rb") as reading, new_file(scratch / one.name) as writing:
                while chunk := reading.read(CHUNK):
                    writing.write(chunk)
                    done += len(chunk)
                    tell(RescueProgress(step=Rescue.COPY, done=done, total=total))
    except OSError as error:
        raise said(error) from error
    return scratch / database.name


def ways(copied: Path, raw_key: bytes, register_id: str, tell: TellRescue) -> tuple[Way, ...]:
    """Both ways of reading a copy made by `copy_aside`, the better one first; only one where no log lies.

    The copies it makes of the copy stand beside it and hold no log any more.
    """
    log = copied.with_name(copied.name + "-wal")
    tried = [_way(copied, raw_key, register_id, tell, with_log=False)]
    if log.is_file() and log.stat().st_size:
        tried.append(_way(copied, raw_key, register_id, tell, with_log=True))
    return tuple(
        sorted(tried, key=lambda way: (way.sound, way.reached, way.opens, way.with_log), reverse=True)
    )


def _way(copied: Path, raw_key: bytes, register_id: str, tell: TellRescue, *, with_log: bool) -> Way:
    place = copied.parent / ("with-log" if with_log else "without-log")
    place.mkdir(mode=0o700)
    path = place / copied.name
    tell(RescueProgress(step=Rescue.LOG))
    try:
        shutil.copyfile(copied, path)
        lengthen(path, raw_key)
        if with_log:
            shutil.copyfile(copied.with_name(copied.name + "-wal"), path.with_name(path.name + "-wal"))
    except OSError as error:
        raise said(error) from error
    opens = _take_in(path, raw_key)
    for left in ("-wal", "-shm"):
        path.with_name(path.name + left).unlink(missing_ok=True)
    if not opens:
        return Way(path=path, with_log=with_log, opens=False, sound=False, reached=0)
    spoil_zeros(path)
    sound, reached = _looked_at(path, raw_key, register_id, tell)
    return Way(path=path, with_log=with_log, opens=True, sound=sound, reached=reached)


def _take_in(path: Path, raw_key: bytes) -> bool:
    """Bring the log into the file and leave the file without one; False when it does not open.

    An emptied file opens with any key and is no register either: it lists no table.
    """
    try:
        with spoken():
            connection = open_connection(path, raw_key)
            try:
                if connection.execute(_LISTS_US).fetchone() is None:
                    return False
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            finally:
                connection.close()
    except (DeskError, sqlcipher.DatabaseError):
        return False
    return True


def _looked_at(path: Path, raw_key: bytes, register_id: str, tell: TellRescue) -> tuple[bool, int]:
    tell(RescueProgress(step=Rescue.PAGES))
    damaged = DamagedFile(path, raw_key)
    try:
        sound = not damaged.all("PRAGMA cipher_integrity_check") and structure(damaged) == 0
        tell(RescueProgress(step=Rescue.JOURNAL))
        return sound, chain(damaged, register_id)[0]
    finally:
        damaged.close()


def structure(damaged: DamagedFile) -> int:
    """How many faults the whole structure shows; at least one when it cannot be walked."""
    try:
        found = [row[0] for row in damaged.rows("PRAGMA integrity_check")]
    except UnreadableError:
        return 1
    return 0 if found == ["ok"] else len(found)


def chain(damaged: DamagedFile, register_id: str) -> tuple[int, int]:
    """(last number of the unbroken chain, last number that can be read going on from there)."""
    previous, last, seen = journal.root(register_id), 0, 0
    whole = True
    try:
        for number, entry, stored in damaged.rows("SELECT number, entry, hash FROM journal ORDER BY number"):
            previous = journal.link(previous, entry) if isinstance(entry, bytes) else b""
            whole = whole and number == last + 1 and stored == previous
            last = number if whole else last
            seen = number
    except UnreadableError:
        pass
    return last, seen
