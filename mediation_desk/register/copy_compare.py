"""Two registers held against each other by ids and numbers: the one in place, and a copy of it.

Both are bare connections of which nothing is written. What was rewritten without a new row shows in the acts.
"""

from __future__ import annotations

import json
from datetime import datetime

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.domain.destruction import ListState
from mediation_desk.domain.restore_loss import ActsBy, Compared, LostKind, gaps, lessened
from mediation_desk.domain.restored import SeriesEnd
from mediation_desk.domain.staff import Role, Staff

_IDS = {
    LostKind.RECEPTION: "SELECT id FROM receptions",
    LostKind.CASE: "SELECT id FROM cases",
    LostKind.RECORD: "SELECT id FROM mediation_records",
    LostKind.AGREEMENT: "SELECT DISTINCT code FROM signatures",
    LostKind.SESSION: "SELECT id FROM counselling_sessions",
    LostKind.NOTE: "SELECT id FROM counselling_notes",
    LostKind.PAPER: "SELECT id FROM written_papers",
    LostKind.PAYMENT: "SELECT id FROM payments",
    LostKind.ATTACHMENT: "SELECT id FROM attachments",
    LostKind.APPOINTMENT: "SELECT id FROM appointments",
    LostKind.DRAFT: "SELECT form || '/' || subject_id || '/' || author FROM drafts",
}
_ENDS = (
    "SELECT n.series, n.year, n.sequence, n.number FROM numbers n JOIN (SELECT series, year, max(sequence)"
    " AS sequence FROM numbers GROUP BY series, year) USING (series, year, sequence) ORDER BY series, year"
)
_DESTROYED = (
    "SELECT l.archived_id, l.number FROM destruction_lines l JOIN destruction_lists d ON d.id = l.list_id"
    " WHERE d.state = ?"
)
Rows = list[tuple[object, ...]]


def compare(present: sqlcipher.Connection, copy: sqlcipher.Connection) -> Compared:
    """What the copy lacks of the register in place, and what it has that was destroyed or left there."""
    entries, copied = _last(present), _last(copy)
    common = _common(present, copy, min(entries, copied))
    names = {str(row[0]): str(row[1]) for row in _rows(present, "SELECT id, name FROM staff")}
    last, there = _ends(present), _ends(copy)
    destroyed = {str(row[0]) for row in _rows(present, _DESTROYED, ListState.CARRIED_OUT.value)}
    return Compared(
        entries=entries,
        common=common,
        copied=copied,
        acts=_acts(present, common, names),
        lost=tuple((kind, n) for kind in LostKind if (n := len(_ids(present, kind) - _ids(copy, kind)))),
        ends=last,
        gaps=gaps(there, last),
        destroyed=standing(copy, destroyed),
        gone=_gone(present, copy),
        lessened=lessened(members(present), members(copy)),
    )


def standing(copy: sqlcipher.Connection, case_ids: set[str]) -> tuple[tuple[str, str], ...]:
    """Those of the cases that stand in the copy: id and number, by number."""
    found = [
        (str(row[0]), str(row[1])) for row in _rows(copy, "SELECT id, number FROM cases ORDER BY number")
    ]
    return tuple(one for one in found if one[0] in case_ids)


def members(copy: sqlcipher.Connection) -> tuple[Staff, ...]:
    """Everybody a register knows."""
    known = "SELECT s.id, s.name, s.roles, s.active, k.staff_id FROM staff s LEFT JOIN staff_keys k"
    return tuple(
        Staff(
            id=str(row[0]),
            name=str(row[1]),
            roles=frozenset(Role(role) for role in json.loads(str(row[2]))),
            active=bool(row[3]),
            signs_in=row[4] is not None,
        )
        for row in _rows(copy, f"{known} ON k.staff_id = s.id")
    )


def _gone(present: sqlcipher.Connection, copy: sqlcipher.Connection) -> tuple[tuple[str, str], ...]:
    working = {str(row[0]) for row in _rows(present, "SELECT id FROM staff WHERE active")}
    signing = "SELECT s.id, s.name FROM staff s JOIN staff_keys k ON k.staff_id = s.id WHERE s.active"
    return tuple((str(row[0]), str(row[1])) for row in _rows(copy, signing) if str(row[0]) not in working)


def _acts(present: sqlcipher.Connection, common: int, names: dict[str, str]) -> tuple[ActsBy, ...]:
    counted: dict[str, tuple[int, datetime]] = {}
    for (entry,) in present.execute("SELECT entry FROM journal WHERE number > ? ORDER BY number", (common,)):
        told = json.loads(entry)
        staff_id, at = str(told["staff"]), datetime.fromisoformat(told["at"])
        count, latest = counted.get(staff_id, (0, at))
        counted[staff_id] = (count + 1, max(latest, at))
    acts = (
        ActsBy(staff_id=staff_id, name=names.get(staff_id, ""), acts=count, last_at=at)
        for staff_id, (count, at) in counted.items()
    )
    return tuple(sorted(acts, key=lambda one: (-one.acts, one.name)))


def _common(present: sqlcipher.Connection, copy: sqlcipher.Connection, most: int) -> int:
    """The last entry with the same hash in both; chains that parted never meet again, so it can be halved."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if _hash(present, middle) == _hash(copy, middle) != b"":
            low = middle
        else:
            high = middle - 1
    return low


def _hash(connection: sqlcipher.Connection, number: int) -> bytes:
    row = connection.execute("SELECT hash FROM journal WHERE number = ?", (number,)).fetchone()
    return b"" if row is None else bytes(row[0])


def _last(connection: sqlcipher.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM journal").fetchone()[0])


def _ends(connection: sqlcipher.Connection) -> tuple[SeriesEnd, ...]:
    return tuple(
        SeriesEnd(series=str(row[0]), year=int(str(row[1])), sequence=int(str(row[2])), number=str(row[3]))
        for row in _rows(connection, _ENDS)
    )


def _ids(connection: sqlcipher.Connection, kind: LostKind) -> set[str]:
    try:
        return {str(row[0]) for row in connection.execute(_IDS[kind])}
    except sqlcipher.OperationalError as refused:
        if "no such table" in str(refused):
            return set()  # a copy made before there was such a thing
        raise


def _rows(connection: sqlcipher.Connection, statement: str, *values: str) -> Rows:
    try:
        return list(connection.execute(statement, values))
    except sqlcipher.OperationalError as refused:
        if "no such table" in str(refused):
            return []
        raise
