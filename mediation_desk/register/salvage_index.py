"""What the indexes of a damaged table still say of rows that cannot be read any more.

Every entry of an index carries the number of its row and the values it sorts by. Together the indexes of a
table may hold a whole row; where they do not, they tell at least that it was there and what it belonged to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from mediation_desk.register.damaged_file import DamagedFile, UnreadableError
from mediation_desk.register.salvage_read import Shape, quoted

Known = dict[int, dict[str, Any]]
"""By row number: values of its columns, as far as indexes told them."""


class IndexReading:
    """One index of a damaged table: its entries from the beginning, and from the end, up to what fails."""

    def __init__(self, source: DamagedFile, shape: Shape, name: str, columns: tuple[str, ...]) -> None:
        self._source, self._shape, self._name, self.columns = source, shape, name, columns
        self.whole = False

    def entries(self) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """(row number, values); some twice where it is not `whole`, which is known at the end."""
        for order in ("ASC", "DESC"):
            try:
                yield from self._read(order)
            except UnreadableError:
                continue
            self.whole = True
            return

    def _read(self, order: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
        listed = ", ".join(map(quoted, self.columns))
        by = ", ".join(f"{quoted(column)} {order}" for column in self.columns)
        table, index = quoted(self._shape.name), quoted(self._name)
        select = f"SELECT rowid, {listed} FROM {table} INDEXED BY {index} ORDER BY {by}"  # noqa: S608 -- our own tables
        for row in self._source.rows(select):
            yield row[0], row[1:]


def indexes_of(source: DamagedFile, shape: Shape) -> list[IndexReading]:
    """Indexes that hold every row of a table; partial and computed ones left out."""
    found = []
    for _n, name, _unique, _origin, partial in source.all(f"PRAGMA index_list({quoted(shape.name)})"):
        columns = [row[1:3] for row in source.all(f"PRAGMA index_xinfo({quoted(name)})")]
        if not partial and all(cid >= -1 for cid, _column in columns):
            named = tuple(column for cid, column in columns if cid >= 0)
            found.append(IndexReading(source, shape, name, named))
    return found


def highest(source: DamagedFile, shape: Shape) -> int:
    """The largest row number any index still tells; -1 when none does."""
    best = -1
    for index in indexes_of(source, shape):
        best = max(best, max((number for number, _values in index.entries()), default=-1))
        if index.whole:
            return best
    return best


def known_rows(
    source: DamagedFile, shape: Shape, gaps: list[tuple[int, int]], heed: Callable[[], None]
) -> tuple[Known, bool]:
    """What indexes tell of the rows in the gaps, and whether one index was whole: then no row is missed."""
    known: Known = {}
    whole = False
    for index in indexes_of(source, shape):
        heed()
        for number, values in index.entries():
            if any(first <= number <= last for first, last in gaps):
                known.setdefault(number, {}).update(zip(index.columns, values, strict=True))
        whole = whole or index.whole
    if shape.number:
        for number, told in known.items():
            told[shape.number] = number
    return known, whole
