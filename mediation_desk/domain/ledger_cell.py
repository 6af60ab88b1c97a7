"""A cell of an old list: what stands in it, and the text a person would say stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

Cell = str | int | float | date
"""Text (empty when nothing stands there), a number, or a day."""

Line = tuple[Cell, ...]

# Places GB 18030-2000 kept in the private use area for characters that have places of their own since.
_MOVED = {
    **dict(zip(range(0xE78D, 0xE794), (0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14, 0xFE15, 0xFE16), strict=True)),
    **{0xE794: 0xFE17, 0xE795: 0xFE18, 0xE796: 0xFE19, 0xE7C7: 0x1E3F, 0xE816: 0x20087, 0xE817: 0x20089},
    **{0xE818: 0x200CC, 0xE81E: 0x9FB4, 0xE826: 0x9FB5, 0xE82B: 0x9FB6, 0xE82C: 0x9FB7, 0xE831: 0x215D7},
    **{0xE832: 0x9FB8, 0xE83B: 0x2298F, 0xE843: 0x9FB9, 0xE854: 0x9FBA, 0xE855: 0x241FE, 0xE864: 0x9FBB},
}
_FORMULA = re.compile(r"[=@]|[+\-][A-Za-z(]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def written(cell: Cell) -> str:
    """The cell as text, nothing taken away but what a spreadsheet put before it to keep it from computing.

    Numbers are spelled out, never with an exponent; days are 2023-06-01.
    """
    if isinstance(cell, str):
        text = cell[1:] if _GUARDED.match(cell) else cell
        return text if text.isascii() else text.translate(_MOVED)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else format(cell, "f").rstrip("0")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def is_formula(cell: Cell) -> bool:
    """Whether a text would be computed by the next spreadsheet it comes into."""
    return isinstance(cell, str) and _FORMULA.match(cell) is not None


def is_empty(line: Sequence[Cell]) -> bool:
    """Whether nothing stands in any cell of a line."""
    return not any(not isinstance(cell, str) or cell.strip() for cell in line)
