"""Lists as a spreadsheet: made in memory, words in every cell, never a formula.

What leaves the desk is no longer protected: whoever exports types the password again and journals it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from xlsxwriter import Workbook

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
Cell = str | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOf:
    """One sheet of a workbook; widths are in characters, as many as heads."""

    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: Sequence[Sequence[Cell]]


def spreadsheet(
    title: str, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[Cell]]
) -> bytes:
    """An .xlsx file of these rows, widths in characters; nothing is computed, whatever words begin with."""
    return workbook((SheetOf(title=title, heads=tuple(heads), widths=tuple(widths), rows=rows),))


def workbook(sheets: Sequence[SheetOf]) -> bytes:
    """An .xlsx file of several sheets, the first one in front."""
    into = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(into, options) as book:
        strong = book.add_format({"bold": True, "bottom": 1})
        for one in sheets:
            sheet = book.add_worksheet(one.title)
            sheet.freeze_panes(1, 0)
            for column, (head, width) in enumerate(zip(one.heads, one.widths, strict=True)):
                sheet.write_string(0, column, head, strong)
                sheet.set_column(column, column, width)
            for at, cells in enumerate(one.rows, start=1):
                for column, cell in enumerate(cells):
                    if isinstance(cell, int | float):
                        sheet.write_number(at, column, cell)
                    else:
                        sheet.write_string(at, column, harmless(cell))
            sheet.autofilter(0, 0, len(one.rows), len(one.heads) - 1)
    return into.getvalue()


def harmless(text: str) -> str:
    """Text no spreadsheet takes for a formula, even when somebody types into the cell and leaves it again.

    One mark more is put before those that had one, so that `ledger_cell.written` gives back what stood there.
    """
    return f"'{text}" if _FORMULA.match(text) else text
