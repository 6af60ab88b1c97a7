"""The list of clues as a spreadsheet, after the password; restricted ones say no more than on screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mediation_desk.domain.clue_list import ClueFilter, ClueLine
from mediation_desk.register import clue_list
from mediation_desk.register.records import Records
from mediation_desk.services.access import CLUE_READ
from mediation_desk.services.clue_sight import sight_of
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.spreadsheet import spreadsheet

MOST_LINES = 20_000
"""Clues in one file; whoever needs more narrows the list."""
_WIDTHS = (18, 12, 14, 16, 24, 20, 10, 12, 12, 14, 12, 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueWords:
    """The words of the file: its title, its heads, and how one line is said."""

    title: str
    heads: tuple[str, ...]
    cells: Callable[[ClueLine], tuple[str, ...]]


@allowed(CLUE_READ, changes={"journal"})
def export_clues(records: Records, wanted: ClueFilter, said: ClueWords, confirmed: Confirmed) -> bytes:
    """The clues a filter lets through as the bytes of an .xlsx file. DeskError: password.ask_again."""
    require(confirmed, records.staff.id, records.now)
    lines = clue_list.page(records, wanted, sight_of(records), most=MOST_LINES)
    records.journal("export_clues", fields=(str(len(lines)),))
    return spreadsheet(said.title, said.heads, _WIDTHS, [said.cells(one) for one in lines])
