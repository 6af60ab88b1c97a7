"""The board of limits as a spreadsheet, after the password; what leaves the desk is no longer protected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mediation_desk.domain.limit_board import BoardFilter, BoardLine
from mediation_desk.register.records import Records
from mediation_desk.services.access import AT_THE_DESK
from mediation_desk.services.limits import board, board_page
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.spreadsheet import spreadsheet

MOST_LINES = 5_000
"""Limits in one file; whoever needs more narrows the list."""

_WIDTHS = (14, 30, 22, 30, 14, 12, 26)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords:
    """The words of the file: its title, its heads, and how one line is said."""

    title: str
    heads: tuple[str, ...]
    cells: Callable[[BoardLine], tuple[str, ...]]


@allowed(AT_THE_DESK, changes={"journal"})
def export_limits(records: Records, wanted: BoardFilter, said: SheetWords, confirmed: Confirmed) -> bytes:
    """The limits the filter lets through as the bytes of an .xlsx file. DeskError: password.ask_again."""
    require(confirmed, records.staff.id, records.now)
    page = board(records, wanted).page
    lines = list(page.lines)
    while page.after is not None and len(lines) < MOST_LINES:
        page = board_page(records, wanted, page.after)
        lines += page.lines
    lines = lines[:MOST_LINES]
    records.journal("export_limits", fields=(str(len(lines)),))
    return spreadsheet(said.title, said.heads, _WIDTHS, [said.cells(one) for one in lines])
