"""Tables with a head over numbered rows: lists of evidence, vouchers, tasks, the office's ledgers."""

from __future__ import annotations

from collections.abc import Iterable

from mediation_desk.documents.paper import Cell, Grid, Row, text
from mediation_desk.documents.wording import shown

TALL = 60
"""Characters in a cell from which on its row may be torn by a page end."""


def table(
    heads: tuple[str, ...],
    widths: tuple[float, ...],
    rows: Iterable[tuple[str, ...]],
    *,
    by_hand: bool,
    blanks: int,
    height: float = 10,
    role: str = "table",
    numbered: bool = True,
    signed: int = 0,
) -> Grid:
    """A boxed table; `heads` and `widths` (millimetres, 0 shares the rest) name every column.

    `numbered` counts the rows in the first column, which `rows` then leave out. By hand it has at least
    `blanks` rows; finished, each empty cell is closed with “/” and a table without rows by one such row,
    save the last `signed` columns, which stay open for a hand. ValueError when a row has too many cells.
    """
    room = len(heads) - numbered
    said = [(*row, *("",) * (room - len(row))) for row in rows]
    if any(len(row) > room for row in said):
        raise ValueError("a row has more cells than the table columns")
    filled = len(said)
    said += [("",) * room] * (max(blanks - filled, 0) if by_hand else not filled)
    body = []
    for n, row in enumerate(said, 1):
        counted = str(n) if by_hand or n <= filled else ""
        first = (_cell(counted, widths[0], by_hand=by_hand, label=True),) if numbered else ()
        cells = (
            _cell(word, width, by_hand=by_hand or k >= room - signed)
            for k, (word, width) in enumerate(zip(row, widths[numbered:], strict=True))
        )
        whole = max(map(len, row)) <= TALL
        # The last row stays with what follows, so that no signatures stand on a sheet of their own.
        body.append(Row(cells=(*first, *cells), height=height, centred=whole, keep=n == len(said)))
    return Grid(rows=(head(heads, widths), *body), boxed=True, role=role, heads=1)


def head(heads: tuple[str, ...], widths: tuple[float, ...], height: float = 0) -> Row:
    """The row of column heads."""
    cells = tuple(
        Cell(runs=text(word), width=width, label=True) for word, width in zip(heads, widths, strict=True)
    )
    return Row(cells=cells, height=height, centred=True)


def _cell(words: str, width: float, *, by_hand: bool, label: bool = False) -> Cell:
    return Cell(runs=text(shown(words, by_hand=by_hand)), width=width, label=label)
