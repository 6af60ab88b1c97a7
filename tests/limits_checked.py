"""Whether stored limits say what a fresh count of every case says: then nobody forgot to tell of a change."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from mediation_desk.register.records import Records
from mediation_desk.register.tables.cases import cases
from mediation_desk.register.tables.limits import limits
from mediation_desk.services.recount import recount_all

Stored = dict[str, tuple[Any, ...]]


def stored(records: Records) -> Stored:
    """Every limit as it stands, by id, and what the list of cases paints of it."""
    columns = [column for column in limits.c if column.name not in ("row", "id")]
    found = {row[0]: tuple(row[1:]) for row in records.connection.execute(select(limits.c.id, *columns))}
    painted = select(cases.c.id, cases.c.next_limit, cases.c.next_limit_kind)
    return found | {row[0]: tuple(row[1:]) for row in records.connection.execute(painted)}


def forgotten(records: Records) -> dict[str, tuple[Any, Any]]:
    """What a fresh count changes: (as stored, as counted now) by the id of a limit or case; nothing if well.

    Nothing of it is kept where the transaction is one of reading.
    """
    before = stored(records)
    place = recount_all(records)
    while place:
        place = recount_all(records, place)
    after = stored(records)
    ids = before.keys() | after.keys()
    return {one: (before.get(one), after.get(one)) for one in ids if before.get(one) != after.get(one)}
