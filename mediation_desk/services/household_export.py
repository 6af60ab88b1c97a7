"""The list of households as a spreadsheet, after the password; it says no more than the list itself.

Colours stand by their word alone: nothing of reasons, and every red is like another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mediation_desk.domain.colour import ColourScheme
from mediation_desk.domain.household_list import HouseholdFilter, HouseholdLine
from mediation_desk.register import colour_schemes, household_list
from mediation_desk.register.records import Records
from mediation_desk.services.access import HOUSEHOLD_READ
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.spreadsheet import Cell, spreadsheet

MOST_LINES = 50_000
"""Households in one file; whoever needs more narrows the list."""

_WIDTHS = (14, 8, 16, 8, 24, 30, 30, 24, 14, 14)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords:
    """The words of the file: its title, its heads, and how one line is said."""

    title: str
    heads: tuple[str, ...]
    cells: Callable[[HouseholdLine, ColourScheme], tuple[Cell, ...]]


@allowed(HOUSEHOLD_READ, changes={"journal"})
def export_households(
    records: Records, wanted: HouseholdFilter, said: SheetWords, confirmed: Confirmed
) -> bytes:
    """The households the filter lets through as the bytes of an .xlsx file. DeskError: password.ask_again."""
    require(confirmed, records.staff.id, records.now)
    scheme = colour_schemes.in_force(records)
    lines = household_list.page(records, wanted, scheme, limit=MOST_LINES).lines
    records.journal("export_households", fields=(str(len(lines)),))
    return spreadsheet(said.title, said.heads, _WIDTHS, [said.cells(one, scheme) for one in lines])
