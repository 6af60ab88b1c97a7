"""Everything that can still be read of a damaged table, by ranges of its row numbers around what fails.

SQLCipher refuses a page whose keyed hash is wrong, and with it every statement that needs the page. So a
table is read from its beginning to the first refusal, from its end back to the last one, and what lies
between in ever smaller halves. Nothing is read past a hash: what comes out is what was written.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any, Final

from mediation_desk.register.damaged_file import DamagedFile, UnreadableError

REACH: Final = 512
"""Row numbers looked at behind the last one known: more rows than one page can hold."""
STRIDE: Final = 32
_DOUBLINGS: Final = 24
_END: Final = (1 << 63) - 1

Row = tuple[int, tuple[Any, ...]]
"""A row's number in its table, and the values of its columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A table of a register: its columns in order, and the one that is the row number, if any."""

    name: str
    columns: tuple[str, ...]
    number: str | None


def shape_of(declared: list[tuple[Any, ...]], table: str) -> Shape:
    """A table from the answer of PRAGMA table_info; no columns when there is none of this name."""
    keys = [(name, kind) for _n, name, kind, _null, _default, key in declared if key]
    number = keys[0][0] if len(keys) == 1 and keys[0][1].upper() == "INTEGER" else None
    return Shape(name=table, columns=tuple(row[1] for row in declared), number=number)


class TableReading:
    """`rows()` gives every readable row once; afterwards `gaps` are the row numbers nothing is known of.

    A gap is (first, last), both included; whether a row stood at each of its numbers is not known here.
    `heed` is called at every refusal and now and then, and stops the reading by raising.
    """

    def __init__(self, source: DamagedFile, shape: Shape, heed: Callable[[], None]) -> None:
        self._source, self._heed = source, heed
        columns, table = ", ".join(map(quoted, shape.columns)), quoted(shape.name)
        self._select = f"SELECT rowid, {columns} FROM {table} NOT INDEXED "  # noqa: S608 -- our own tables
        self._numbers = f"SELECT rowid FROM {table} NOT INDEXED "  # noqa: S608 -- our own tables
        self.gaps: list[tuple[int, int]] = []

    def rows(self, highest: Callable[[], int]) -> Iterator[Row]:
        """Every readable row; `highest` tells the largest row number an index knows, asked only if needed."""
        reached = yield from self._up(-_END, _END)
        if reached is None:
            return
        low = max(reached, 0)
        high = yield from self._down(low, max(highest(), self._top(low)))
        # What waits is known to fail at both ends: at its first number upwards, at its last one downwards.
        waiting = [] if high is None else [(low, high)]
        while waiting:
            low, high = waiting.pop()
            self._heed()
            if low >= high:
                self._gap(low, high)
                continue
            middle = (low + high) // 2
            right = yield from self._up(middle + 1, high)
            left = yield from self._down(low, middle)
            waiting += [(right, high)] if right is not None and right <= high else []
            waiting += [(low, left)] if left is not None and left >= low else []

    def _up(self, low: int, high: int) -> Generator[Row, None, int | None]:
        """Read upwards; the first number that was not reached, or None when all was read."""
        try:
            for row in self._read(low, high, "ASC"):
                yield row
                low = row[0] + 1
        except UnreadableError:
            return (yield from self._first_behind(low, high)) if low > 0 else low
        return None

    def _first_behind(self, low: int, high: int) -> Generator[Row, None, int | None]:
        """The driver fetches one row ahead, so the refusal hides a row that can be read: ask for it alone."""
        try:
            for row in self._read(low, low, "ASC"):
                yield row
                low += 1
        except UnreadableError:
            return low
        return low if low <= high else None

    def _down(self, low: int, high: int) -> Generator[Row, None, int | None]:
        """Read downwards; the last number that was not reached, or None when all was read."""
        try:
            for row in self._read(low, high, "DESC"):
                yield row
                high = row[0] - 1
        except UnreadableError:
            return (yield from self._last_before(low, high))
        return None

    def _last_before(self, low: int, high: int) -> Generator[Row, None, int | None]:
        try:
            for row in self._read(high, high, "ASC"):
                yield row
                high -= 1
        except UnreadableError:
            return high
        return high if low <= high else None

    def _read(self, low: int, high: int, order: str) -> Iterator[Row]:
        for number, row in enumerate(
            self._source.rows(
                f"{self._select} WHERE rowid BETWEEN ? AND ? ORDER BY rowid {order}", (low, high)
            )
        ):
            if number % 1_000 == 999:
                self._heed()
            yield row[0], tuple(row[1:])

    def _top(self, low: int) -> int:
        """The largest row number worth looking at: the last, or some page behind the last that answers."""
        try:
            return next(
                (row[0] for row in self._source.rows(self._numbers + "ORDER BY rowid DESC LIMIT 1")), low
            )
        except UnreadableError:
            pass
        last, steps = low, [*range(0, REACH, STRIDE), *(REACH << n for n in range(_DOUBLINGS))]
        while (found := self._answering(last, steps)) is not None:
            last = found + 1
        return last + REACH

    def _answering(self, low: int, steps: list[int]) -> int | None:
        behind = self._numbers + "WHERE rowid >= ? ORDER BY rowid LIMIT 1"
        for step in steps:
            self._heed()
            try:
                for row in self._source.rows(behind, (low + step,)):
                    return int(row[0])
            except UnreadableError:
                continue
            return None  # nothing stands behind
        return None

    def _gap(self, first: int, last: int) -> None:
        if first <= last:
            self.gaps.append((first, last))


def quoted(name: str) -> str:
    """A name of the schema as SQL takes it."""
    return '"' + name.replace('"', '""') + '"'
