"""The journal: a hash chain of what was done by whom, written in every commit.

An entry is its stored canonical bytes; its hash is BLAKE2b-256(previous hash ‖ bytes). Entries hold ids, the
act and field names, never a value and never a hash of a value. Their number keeps their order: a clock set
back is an entry of its own, and those after it bear the time the clock says then.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from sqlalchemy import Connection, func, insert, select

from mediation_desk.register.columns import canonical
from mediation_desk.register.records import Records
from mediation_desk.register.tables.journal import clock_set_backs
from mediation_desk.register.tables.safekeeping import journal

CLOCK_SET_BACK = "clock_set_back"

# Made once: building a statement costs more than running it.
_INSERT = insert(journal)
_LAST = select(journal).order_by(journal.c.number.desc()).limit(1)
TOLERANCE = timedelta(minutes=5)
"""A clock put right by so little is not a clock set back."""


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

    A PC clock that stands before the last entry stops nobody's work: it is noted first, at the moment the
    journal had reached, with how many seconds it was set back.
    """
    if not records.acts:
        return
    number, previous, reached = _tail(records.connection, records.seat.register_id)
    told = [(act, records.now, ids, fields) for act, ids, fields in records.acts]
    if reached is not None and records.now < reached - TOLERANCE:
        seconds = int((reached - records.now).total_seconds())
        told.insert(0, (CLOCK_SET_BACK, reached, (), (str(seconds),)))
        noted = {"number": number + 1, "reached": reached, "seconds": seconds}
        records.connection.execute(insert(clock_set_backs).values(noted))
    rows = []
    for act, at, ids, fields in told:
        number += 1
        entry = _entry(number, act, at, records.staff.id, ids, fields)
        previous = link(previous, entry)
        rows.append({"number": number, "entry": entry, "hash": previous})
    records.connection.execute(_INSERT, rows)
    records.reached = number, previous
    records.acts.clear()


def _entry(
    number: int, act: str, at: datetime, staff_id: str, ids: tuple[str, ...], fields: tuple[str, ...]
) -> bytes:
    moment = at.astimezone(UTC).isoformat()
    told = {"act": act, "at": moment, "fields": fields, "ids": ids, "n": number, "staff": staff_id}
    return canonical(told).encode()


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
    return [read_entry(row.entry) for row in records.connection.execute(wanted)]


def touched_since(records: Records, number: int) -> frozenset[str]:
    """Every id that an entry after this one names."""
    wanted = select(journal.c.entry).where(journal.c.number > number)
    found = (read_entry(row.entry) for row in records.connection.execute(wanted))
    return frozenset(one for entry in found for one in entry.ids)


def first_break(connection: Connection, register_id: str) -> int | None:
    """The number of the first entry that does not follow from the one before it, or None when whole."""
    previous, expected = root(register_id), 1
    for row in connection.execute(select(journal).order_by(journal.c.number)):
        previous = link(previous, bytes(row.entry)) if isinstance(row.entry, bytes) else b""
        if row.number != expected or row.hash != previous:
            return expected
        expected += 1
    return None


def last(records: Records) -> tuple[int, bytes]:
    """Number and hash of the newest entry; of an empty journal 0 and the hash it grows from."""
    number, newest, _at = _tail(records.connection, records.seat.register_id)
    return number, newest


def hash_of(records: Records, number: int) -> bytes | None:
    """The hash of one entry, None when there is no such number."""
    found = records.connection.execute(select(journal.c.hash).where(journal.c.number == number)).scalar()
    return None if found is None else bytes(found)


def root(register_id: str) -> bytes:
    """The hash the first entry stands on."""
    return blake2b(register_id.encode(), digest_size=32).digest()


def _tail(connection: Connection, register_id: str) -> tuple[int, bytes, datetime | None]:
    row = connection.execute(_LAST).first()
    if row is None:
        return 0, root(register_id), None
    return row.number, row.hash, read_entry(row.entry).at


def read_entry(entry: bytes) -> JournalEntry:
    """An entry from its bytes. ValueError, KeyError or TypeError when somebody wrote others there."""
    told = json.loads(entry)
    return JournalEntry(
        number=told["n"],
        at=datetime.fromisoformat(told["at"]),
        staff_id=told["staff"],
        act=told["act"],
        ids=tuple(told["ids"]),
        fields=tuple(told["fields"]),
    )
