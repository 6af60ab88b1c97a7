"""A row that is to be written: what was read of it, and what it was found to belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.ledger_import import LedgerRow
from mediation_desk.register.records import Records

Tell = Callable[[int], None]
"""Told how many rows are written; raises when it is to stop."""


@dataclass(frozen=True, slots=True)
class Made:
    """Something a line of a file made: the table it stands in, and its id."""

    line: int
    noun: str
    subject_id: str


@dataclass(frozen=True, slots=True)
class TakenRow:
    """`linked` is the id of what it is linked to (a person, or a household), empty for nothing."""

    row: LedgerRow
    linked: str = ""

    @property
    def line(self) -> int:
        """Its line in the file."""
        return self.row.line

    def text(self, key: str) -> str:
        """What was read of a column of words, empty for nothing."""
        return str(self.row.values.get(key, ""))

    def number(self, key: str) -> int:
        """What was read of a column of counts or sums, 0 for nothing."""
        found = self.row.values.get(key, 0)
        return found if isinstance(found, int) else 0

    def day(self, key: str) -> date | None:
        """What was read of a column of days."""
        found = self.row.values.get(key)
        return found if isinstance(found, date) else None

    def get(self, key: str, otherwise: object = None) -> object:
        """What was read of a column."""
        return self.row.values.get(key, otherwise)


@dataclass(frozen=True, slots=True)
class Writing:
    """What writing a kind is given: the transaction, the rows, and who is told how far it is."""

    records: Records
    rows: tuple[TakenRow, ...]
    tell: Tell

    def each(self) -> Iterator[TakenRow]:
        """The rows, one after another, telling how far it is."""
        for at, row in enumerate(self.rows):
            if at % 500 == 0:
                self.tell(at)
            yield row


Write = Callable[[Writing], Iterator[Made]]
