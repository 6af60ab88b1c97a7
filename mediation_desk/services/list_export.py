"""The lists of cases and receptions as spreadsheets, after the password; safety marks never leave in one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mediation_desk.domain.case_filter import CaseFilter
from mediation_desk.domain.reception_list import PAGE, ReceptionFilter
from mediation_desk.register import case_list
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_WRITE, RECEPTION_WRITE
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.receptions import reception_page
from mediation_desk.services.spreadsheet import spreadsheet

MOST_LINES = 20_000
"""Lines in one file; whoever needs more narrows the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """The words of a file: its title, its heads with their widths in characters, how one line is said."""

    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    cells: Callable[[Any], tuple[str, ...]]


@allowed(DOSSIER_WRITE, changes={"journal"})
def export_case_list(records: Records, wanted: CaseFilter, said: ListWords, confirmed: Confirmed) -> bytes:
    """The cases a filter lets through, in its order, as an .xlsx file. DeskError: password.ask_again."""
    require(confirmed, records.staff.id, records.now)
    page = case_list.page(records, wanted)
    lines = list(page.lines)
    while page.after is not None and len(lines) < MOST_LINES:
        page = case_list.page(records, wanted, page.after)
        lines += page.lines
    records.journal("export_case_list", fields=(str(len(lines[:MOST_LINES])),))
    return spreadsheet(said.title, said.heads, said.widths, [said.cells(one) for one in lines[:MOST_LINES]])


@allowed(RECEPTION_WRITE, changes={"journal"})
def export_receptions(
    records: Records, wanted: ReceptionFilter, said: ListWords, confirmed: Confirmed
) -> bytes:
    """The receptions a filter lets through and whoever asks may see. DeskError: password.ask_again."""
    require(confirmed, records.staff.id, records.now)
    page = reception_page(records, wanted)
    lines = list(page)
    while len(page) == PAGE and len(lines) < MOST_LINES:
        page = reception_page(records, wanted, page[-1].row)
        lines += page
    records.journal("export_receptions", fields=(str(len(lines)),))
    return spreadsheet(said.title, said.heads, said.widths, [said.cells(one) for one in lines])
