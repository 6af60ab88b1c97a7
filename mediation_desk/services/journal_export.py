"""The journal as a spreadsheet: made in memory, with words in place of codes, never a formula in a cell.

What leaves the desk is no longer protected, so that the password is asked once more and the export is
journalled itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.journal import JournalFilter, JournalLine
from mediation_desk.register.records import Records
from mediation_desk.services.access import JOURNAL_READ
from mediation_desk.services.journal import journal_page
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.spreadsheet import Cell, spreadsheet

MOST_LINES = 20_000
"""Entries in one file; whoever needs more narrows the days."""
_WIDTHS = (10, 20, 14, 34, 44, 44)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords:
    """The words of the file: title, the six heads, and how an act, its subjects and its fields are said."""

    title: str
    heads: tuple[str, str, str, str, str, str]
    act: Callable[[JournalLine], str]
    about: Callable[[JournalLine], str]
    fields: Callable[[JournalLine], str]


@allowed(JOURNAL_READ, changes={"journal"})
def export_journal(records: Records, wanted: JournalFilter, said: SheetWords, confirmed: Confirmed) -> bytes:
    """The entries that the filter lets through, newest first, as the bytes of an .xlsx file.

    Raises DeskError: password.ask_again.
    """
    require(confirmed, records.staff.id, records.now)
    lines: list[JournalLine] = []
    page = journal_page(records, wanted)
    lines += page.lines
    while page.before is not None and len(lines) < MOST_LINES:
        page = journal_page(records, wanted, page.before)
        lines += page.lines
    records.journal("export_journal", fields=(str(len(lines[:MOST_LINES])),))
    rows: list[tuple[Cell, ...]] = [(line.number, *_cells(line, said)) for line in lines[:MOST_LINES]]
    return spreadsheet(said.title, said.heads, _WIDTHS, rows)


def _cells(line: JournalLine, said: SheetWords) -> tuple[str, ...]:
    moment = f"{line.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"
    return moment, line.staff, said.act(line), said.about(line), said.fields(line)
