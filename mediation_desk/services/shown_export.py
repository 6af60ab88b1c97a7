"""A list exactly as it stands on the screen leaving as a spreadsheet, after the password and journalled.

Nothing is read for it: what the list does not show to whoever exports cannot leave in it.
"""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.register.records import Records
from mediation_desk.services.access import AT_THE_DESK
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.spreadsheet import spreadsheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownList:
    """What a list shows: its page, its title, its heads with their widths in characters, its rows."""

    page: str
    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@allowed(AT_THE_DESK, changes={"journal"})
def export_shown(records: Records, shown: ShownList, confirmed: Confirmed) -> bytes:
    """These rows as the bytes of an .xlsx file. DeskError: password.ask_again."""
    require(confirmed, records.staff.id, records.now)
    records.journal("export_shown_list", fields=(shown.page, str(len(shown.rows))))
    return spreadsheet(shown.title, shown.heads, shown.widths, shown.rows)
