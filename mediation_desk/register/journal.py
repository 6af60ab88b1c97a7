"""The journal: a hash chain of what was done by whom, written in every commit.

An entry is its stored canonical bytes; its hash is BLAKE2b-256(previous hash ‖ bytes). Entries hold ids, the
act and field names, never a value and never a hash of a value.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from sqlalchemy import Connection, func, insert, select

from mediation_desk.errors import DeskError
from mediation_desk.register.columns import canonical
from mediation_desk.register.records import Records
from mediation_desk.register.tables.safekeeping import journal

# Made once: building a statement costs more than running it.
_INSERT = insert(journal)
_LAST = select(journal).order_by(journal.c.number.desc()).limit(1)
_TOLERANCE = timedelta(minutes=5)  # a clock put right by the network is not a clock set back


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One act as it was written."""

    number: int
    at: datetime
    staff_id: str
    act: str
    ids: tuple[str, ...]
    fields: tuple[str, ...]


def write(records: Records) -> None:
    """Chain the acts of this transaction; called once, just before its commit.

    Raises DeskError("clock.set_back") when the PC's clock stands before the last entry.
    """
    if not records.acts:
        return
    number, previous, last = _tail(records.connection, records.seat.register_id)
    if last is not None and records.now < last - _TOLERANCE:
        raise DeskError("clock.set_back")
    at = records.now.astimezone(UTC).isoformat()
    rows = []
    for act, ids, fields in records.acts:
        number += 1
        told = {"act": act, "at": at, "fields": fields, "ids": ids, "n": number, "staff": records.staff.id}
        entry = canonical(told).encode()
        previous = link(previous, entry)
        rows.append({"number": number, "entry": entry, "hash": previous})
    records.connection.execute(_INSERT, rows)
    records.acts.clear()


def link(previous: bytes, entry: bytes) -> bytes:
    """The hash of an entry on top of the one before it."""
    return blake2b(previous + entry, digest_size=32).digest()


def entries(records: Records, subject_id: str | None = None, before: int | None = None) -> list[JournalEntry]:
    """The newest 200 entries, or those that name `subject_id`, before a number (paged by key)."""
    wanted = select(journal.c.entry).order_by(journal.c.number.desc()).limit(200)
    if before is not None:
        wanted = wanted.where(journal.c.number < before)
    if subject_id is not None:
        wanted = wanted.where(func.instr(journal.c.entry, subject_id.encode()) > 0)
    return [_read(row.entry) for row in records.connection.execute(wanted)]


def first_break(connection: Connection, register_id: str) -> int | None:
    """The number of the first entry that does not follow from the one before it, or None when whole."""
    previous, expected = _root(register_id), 1
    for row in connection.execute(select(journal).order_by(journal.c.number)):
        previous = link(previous, bytes(row.entry)) if isinstance(row.entry, bytes) else b""
        if row.number != expected or row.hash != previous:
            return expected
        expected += 1
    return None


def _root(register_id: str) -> bytes:
    return blake2b(register_id.encode(), digest_size=32).digest()


def _tail(connection: Connection, register_id: str) -> tuple[int, bytes, datetime | None]:
    row = connection.execute(_LAST).first()
    if row is None:
        return 0, _root(register_id), None
    return row.number, row.hash, _read(row.entry).at


def _read(entry: bytes) -> JournalEntry:
    told = json.loads(entry)
    return JournalEntry(
        number=told["n"],
        at=datetime.fromisoformat(told["at"]),
        staff_id=told["staff"],
        act=told["act"],
        ids=tuple(told["ids"]),
        fields=tuple(told["fields"]),
    )
