"""The lines of an old list out of its file, sheet by sheet; a stranger's file, read in the process apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from mediation_desk.domain.ledger_cell import Cell
from mediation_desk.errors import DeskError
from mediation_desk.services.ledger_file import FileSort, sort_of
from mediation_desk.services.ledger_text import decode, rows_of

MOST_LINES = 200_000
"""Lines of all sheets of a file together."""
MOST_COLUMNS = 200
MOST_LETTERS = 200_000_000
"""Characters of a whole file."""
_TOO_LONG = 32_767  # what a cell of Excel holds


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetBegins:
    """A sheet begins: its name and how many lines it has, 0 when nobody knows yet."""

    name: str
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBegins:
    """A text begins, in this encoding."""

    encoding: str


Read = SheetBegins | TextBegins | list[Cell]


def read_ledger(path: Path) -> Iterator[Read]:
    """What a file holds, in order: each sheet's beginning, then its lines, empty ones too.

    DeskError: those of `sort_of`, ledger.encoding, ledger.broken, ledger.broken_text, ledger.too_many_lines,
    ledger.too_wide, ledger.too_much.
    """
    read = _texts(path) if sort_of(path) is FileSort.TEXT else _books(path)
    lines = letters = 0
    for one in read:
        if isinstance(one, list):
            lines += 1
            letters += sum(len(cell) for cell in one if isinstance(cell, str))
            if lines > MOST_LINES:
                raise DeskError("ledger.too_many_lines", most=f"{MOST_LINES:,}")
            if letters > MOST_LETTERS:
                raise DeskError("ledger.too_much")
        yield one


def _texts(path: Path) -> Iterator[Read]:
    text, encoding = decode(path.read_bytes())
    yield TextBegins(encoding=encoding)
    yield SheetBegins(name=path.stem[:60], lines=text.count("\n"))
    for cells in rows_of(text):
        yield _narrow(list(cells))


def _books(path: Path) -> Iterator[Read]:
    try:
        with CalamineWorkbook.from_filelike(BytesIO(path.read_bytes())) as book:
            for at, told in enumerate(book.sheets_metadata):
                if told.typ is not SheetTypeEnum.WorkSheet:
                    continue
                sheet = book.get_sheet_by_index(at)
                begins, height = sheet.start, sheet.height
                yield SheetBegins(name=told.name[:60], lines=height + (begins[0] if begins else 0))
                if begins is None:
                    continue
                if begins[0] > MOST_LINES or height > MOST_LINES:
                    raise DeskError("ledger.too_many_lines", most=f"{MOST_LINES:,}")
                above: list[Read] = [[] for _line in range(begins[0])]
                yield from above
                before: list[Cell] = [""] * min(begins[1], MOST_COLUMNS)
                for cells in sheet.to_python(skip_empty_area=True):
                    yield _narrow(before + [_cell(one) for one in cells])
    except CalamineError as error:
        if "assword" in type(error).__name__ or "assword" in str(error):
            raise DeskError("ledger.password") from error
        raise DeskError("ledger.broken") from error


def _narrow(cells: list[Cell]) -> list[Cell]:
    """The line without what is empty at its end. DeskError ledger.too_wide."""
    while cells and cells[-1] == "":
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise DeskError("ledger.too_wide")
    for at, cell in enumerate(cells):
        if isinstance(cell, str) and len(cell) > _TOO_LONG:
            cells[at] = cell[: _TOO_LONG + 1]  # refused in its row: longer than any text the desk keeps
    return cells


def _cell(found: object) -> Cell:
    if isinstance(found, bool):
        return "是" if found else "否"
    if isinstance(found, str):
        return found
    if isinstance(found, float):
        return int(found) if found.is_integer() and abs(found) < 2**53 else found
    if isinstance(found, int):
        return found
    if isinstance(found, datetime):
        return found.date()
    if isinstance(found, date):
        return found
    if isinstance(found, time):
        return f"{found:%H:%M}"
    return str(found) if isinstance(found, timedelta) else ""
