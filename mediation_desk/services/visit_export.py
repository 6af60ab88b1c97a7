"""The visits shown as a spreadsheet: who, when, by whom, how; no number and no word of what was said."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from mediation_desk.register.records import Records
from mediation_desk.services.access import VISIT_READ
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.spreadsheet import spreadsheet
from mediation_desk.services.visit_list import VisitRow, visits_due

WIDTHS = (12, 12, 28, 14, 20, 12, 12, 14)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords:
    """The words of the file: title, its eight heads, and how a visit is said in them."""

    title: str
    heads: tuple[str, ...]
    cells: Callable[[VisitRow], tuple[str, ...]]


@allowed(VISIT_READ, changes={"journal"})
def export_visits(records: Records, wanted: Collection[str], said: SheetWords, confirmed: Confirmed) -> bytes:
    """Those of these visits that whoever asks has to do with, in the order given, as an .xlsx file.

    Raises DeskError: password.ask_again.
    """
    require(confirmed, records.staff.id, records.now)
    known = {row.id: row for row in visits_due(records, over=True)}
    rows = [known[one] for one in wanted if one in known]
    records.journal("export_visits", fields=(str(len(rows)),))
    return spreadsheet(said.title, said.heads, WIDTHS, [said.cells(row) for row in rows])
