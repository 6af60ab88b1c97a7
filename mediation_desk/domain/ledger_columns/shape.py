"""What a kind of old list is made of: its columns, how each is read, and rules of a whole row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.ledger_cell import Cell
from mediation_desk.domain.ledger_import import LedgerKind
from mediation_desk.errors import DeskError

Reader = Callable[[Cell, date], object]
"""What a filled cell says, `date` being today; raises a DeskError of what cannot be read."""

Values = Mapping[str, object]
"""What could be read of one row, by column key; what is empty or could not be read is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerColumn:
    """One column: `head` as printed and exported, other heads it goes by, and whether a row needs it."""

    key: str
    head: str
    read: Reader
    also: tuple[str, ...] = ()
    needed: bool = False


def nothing_more(_values: Values) -> DeskError | None:
    """Most rows need no rule across their columns."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerForm:
    """A kind of list.

    `keeps_text`: what cannot be read is kept as written and only said; else the row is refused. `same_by`:
    sets of columns of which each makes two rows the same thing. `carried`: what a row says nothing of it has
    from the row above, as under merged cells, unless one of `begins` is filled. `check` looks at it whole.
    """

    kind: LedgerKind
    columns: tuple[LedgerColumn, ...]
    keeps_text: bool = False
    same_by: tuple[tuple[str, ...], ...] = ()
    begins: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    check: Callable[[Values], DeskError | None] = nothing_more

    def column(self, key: str) -> LedgerColumn:
        """The column of a key. KeyError for a stranger."""
        for one in self.columns:
            if one.key == key:
                return one
        raise KeyError(key)
