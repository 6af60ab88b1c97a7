"""Filling a new register with every row that can be read of a damaged one, table by table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.register import salvage_index
from mediation_desk.register.damaged_file import DamagedFile
from mediation_desk.register.salvage_read import Shape, TableReading, quoted, shape_of
from mediation_desk.register.tables import metadata

BY_SALVAGE: Final = "salvage"
"""Stands where it is not known any more by whom a number was taken."""


@dataclass(slots=True, kw_only=True)
class Filled:
    """What became of one table: rows kept, of them from indexes, and what is known of each lost row.

    `unknown` counts row numbers of which nobody can tell whether a row stood there; `refused` rows that could
    be read and contradict another one. A lost row is known by whatever indexes told of it.
    """

    table: str
    kept: int = 0
    from_indexes: int = 0
    unknown: int = 0
    refused: int = 0
    lost: list[dict[str, Any]] = field(default_factory=list)


def fill(
    source: DamagedFile, target: sqlcipher.Connection, table: str, now: str, heed: Callable[[], None]
) -> Filled:
    """Copy what is readable of one table into the empty one of the same name; `now` is UTC as stored.

    Sealed texts and everything else are copied as they are. Raises what `heed` raises and what the disk of
    the new register refuses.
    """
    filled = Filled(table=table)
    shape = _readable_shape(source, target, table)
    if not shape.columns:
        return filled
    writing = _Writing(target, shape, filled)
    reading = TableReading(source, shape, heed)
    for _number, values in reading.rows(lambda: salvage_index.highest(source, shape)):
        writing.add(values)
    if reading.gaps:
        _from_indexes(source, shape, reading.gaps, writing, now, heed)
    return filled


def ordinary_tables() -> Iterator[str]:
    """Every table of today's models, those that others refer to first."""
    return (table.name for table in metadata.sorted_tables)


def _readable_shape(source: DamagedFile, target: sqlcipher.Connection, table: str) -> Shape:
    declared = f"PRAGMA table_info({quoted(table)})"
    there, here = shape_of(source.all(declared), table), shape_of(target.execute(declared).fetchall(), table)
    common = tuple(column for column in there.columns if column in here.columns)
    return Shape(name=table, columns=common, number=here.number)


class _Writing:
    """Adds rows one by one: one that contradicts another is told, never forced."""

    def __init__(self, target: sqlcipher.Connection, shape: Shape, filled: Filled) -> None:
        columns = ", ".join(map(quoted, shape.columns))
        marks = ", ".join("?" for _column in shape.columns)
        self._insert = f"INSERT INTO {quoted(shape.name)} ({columns}) VALUES ({marks})"  # noqa: S608 -- our own tables
        self._target, self._shape, self.filled = target, shape, filled

    def add(self, values: Iterable[Any], *, from_index: bool = False) -> None:
        """Add one row."""
        told = tuple(values)
        try:
            self._target.execute(self._insert, told)
        except sqlcipher.IntegrityError:
            self.filled.refused += 1
            self.filled.lost.append(dict(zip(self._shape.columns, told, strict=True)))
            return
        self.filled.kept += 1
        self.filled.from_indexes += from_index


def _from_indexes(
    source: DamagedFile,
    shape: Shape,
    gaps: list[tuple[int, int]],
    writing: _Writing,
    now: str,
    heed: Callable[[], None],
) -> None:
    known, whole = salvage_index.known_rows(source, shape, gaps, heed)
    filled = writing.filled
    for _number, told in sorted(known.items()):
        complete = {**_stands_in(shape.name, told, now), **told}
        if all(column in complete for column in shape.columns):
            writing.add((complete[column] for column in shape.columns), from_index=True)
        else:
            filled.lost.append(told)
    if not whole:  # no index tells how many rows there were
        filled.unknown = sum(last - first + 1 for first, last in gaps) - len(known)


def _stands_in(table: str, told: dict[str, Any], now: str) -> dict[str, Any]:
    """A number is never taken twice: where only its indexes are left, the salvage takes it again."""
    if table != "numbers" or not {"number", "series", "year", "sequence"} <= told.keys():
        return {}
    return {"taken_at": now, "taken_by": BY_SALVAGE, "voided_at": None, "void_reason": None}
