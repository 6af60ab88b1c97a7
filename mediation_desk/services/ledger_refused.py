"""The rows of a file that were not taken, with why, as a spreadsheet to put right and take in again.

It is whoever chose the file who sees what is wrong in it; nothing of it comes out of the register.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mediation_desk.domain.ledger_columns import LedgerForm
from mediation_desk.domain.ledger_import import LedgerRow
from mediation_desk.register.records import Records
from mediation_desk.services.access import LEDGER_IMPORT
from mediation_desk.services.ledger_plan import SheetRows
from mediation_desk.services.permission import allowed
from mediation_desk.services.spreadsheet import spreadsheet


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedWords:
    """Title, heads of the two columns before those of the list, and how it is said why a row is there."""

    title: str
    line: str
    why: str
    said: Callable[[LedgerRow], str]


@allowed(LEDGER_IMPORT, changes={"journal"})
def export_refused(records: Records, form: LedgerForm, given: SheetRows, words: RefusedWords) -> bytes:
    """These rows as the bytes of an .xlsx file: line, why, then the columns with the heads they import by."""
    records.journal("export_refused_rows", fields=(form.kind.value, str(len(given.rows))))
    heads = (words.line, words.why, *(column.head for column in form.columns))
    rows = [_row(row, form, words) for row in given.rows]
    return spreadsheet(words.title, heads, (8, 40, *(16 for _column in form.columns)), rows)


def _row(row: LedgerRow, form: LedgerForm, words: RefusedWords) -> Sequence[str | int]:
    return (row.line, words.said(row), *(row.texts.get(column.key, "") for column in form.columns))
