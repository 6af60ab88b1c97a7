"""Many rows at once: written in packets, looked up in packets, with row numbers given beforehand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Table, func, insert, select

from mediation_desk.register.records import Records

T = TypeVar("T")
PACKET = 1_000
ASKED = 500
"""Values in one question; SQLite takes more, but not on every build."""


def packets(things: Iterable[T], size: int = PACKET) -> Iterator[list[T]]:
    """The things in lists of so many."""
    left = iter(things)
    while packet := list(islice(left, size)):
        yield packet


def insert_many(records: Records, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Write all rows, which name the same columns."""
    statement = insert(table)
    for packet in packets(rows):
        records.connection.execute(statement, packet)


def next_row(records: Records, table: Table) -> int:
    """The number the next row of a table would get."""
    return int(records.connection.execute(select(func.coalesce(func.max(table.c.row), 0))).scalar_one()) + 1


def look_up(
    records: Records, column: ColumnElement[Any], wanted: Collection[Any], *also: ColumnElement[Any]
) -> Iterator[Any]:
    """Rows whose `column` is one of `wanted`: that column first, then those `also` asked for."""
    for packet in packets(dict.fromkeys(wanted), ASKED):
        yield from records.connection.execute(select(column, *also).where(column.in_(packet)))
