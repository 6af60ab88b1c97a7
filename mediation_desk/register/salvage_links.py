"""Rows of a new register whose parent was lost: a link that may be empty is emptied, others cannot stay.

What is taken out here stays readable in the damaged register that was set aside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.register.salvage_read import quoted


@dataclass(slots=True, kw_only=True)
class Loose:
    """Per table: how many links were emptied, and the rows that belonged to something lost."""

    emptied: dict[str, int] = field(default_factory=dict)
    taken_out: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


def settle_links(target: sqlcipher.Connection, heed: Callable[[], None]) -> Loose:
    """Repeat until every foreign key holds: what is taken out may leave others loose."""
    loose = Loose()
    while found := target.execute("PRAGMA foreign_key_check").fetchall():
        heed()
        for table, number, _parent, key in found:
            _settle(target, table, number, key, loose)
    return loose


def _settle(target: sqlcipher.Connection, table: str, number: int, key: int, loose: Loose) -> None:
    keys = _declared(target, "foreign_key_list", table)
    columns = [row[3] for row in keys if row[0] == key]
    if all(_may_be_empty(target, table, column) for column in columns):
        emptied = ", ".join(f"{quoted(column)} = NULL" for column in columns)
        try:
            target.execute(f"UPDATE {quoted(table)} SET {emptied} WHERE rowid = ?", (number,))  # noqa: S608 -- our own tables
        except sqlcipher.IntegrityError:
            pass  # a check wants it filled: the row cannot stay
        else:
            loose.emptied[table] = loose.emptied.get(table, 0) + 1
            return
    names = [row[1] for row in _declared(target, "table_info", table)]
    row = target.execute(f"SELECT * FROM {quoted(table)} WHERE rowid = ?", (number,)).fetchone()  # noqa: S608 -- our own tables
    if row is None:  # taken out for another of its links
        return
    target.execute(f"DELETE FROM {quoted(table)} WHERE rowid = ?", (number,))  # noqa: S608 -- our own tables
    loose.taken_out.setdefault(table, []).append(dict(zip(names, row, strict=True)))


def _may_be_empty(target: sqlcipher.Connection, table: str, column: str) -> bool:
    rows = _declared(target, "table_info", table)
    return any(name == column and not null and not key for _n, name, _kind, null, _default, key in rows)


def _declared(target: sqlcipher.Connection, what: str, table: str) -> list[tuple[Any, ...]]:
    found = target.execute(f"PRAGMA {what}({quoted(table)})")  # our own tables
    return found.fetchall()  # type: ignore[no-any-return]  # sqlcipher3 ships no types
