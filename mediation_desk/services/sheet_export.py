"""A list of activities, awards or aid leaving the desk as a spreadsheet: rows as the screen shows them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from mediation_desk.register.records import Records
from mediation_desk.services.access import ACTIVITY_READ, AID_READ
from mediation_desk.services.activities import activity_rows
from mediation_desk.services.aid_grants import aid_rows
from mediation_desk.services.awards import award_rows
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.spreadsheet import Cell, spreadsheet


class Listed(Protocol):
    """A row of a list, known by its id."""

    @property
    def id(self) -> str:
        """Its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords:
    """The words of a file: its title, heads with the width of each in characters, and how a row is said."""

    title: str
    heads: tuple[tuple[str, int], ...]
    cells: Callable[[Any], tuple[Cell, ...]]


@allowed(ACTIVITY_READ, changes={"journal"})
def export_activities(
    records: Records, wanted: Collection[str], said: SheetWords, confirmed: Confirmed
) -> bytes:
    """These activities in the order given. DeskError("password.ask_again")."""
    return _made(records, "export_activities", activity_rows(records), wanted, said, confirmed)


@allowed(ACTIVITY_READ, changes={"journal"})
def export_awards(records: Records, wanted: Collection[str], said: SheetWords, confirmed: Confirmed) -> bytes:
    """These awards in the order given. DeskError("password.ask_again")."""
    return _made(records, "export_awards", award_rows(records), wanted, said, confirmed)


@allowed(AID_READ, changes={"journal"})
def export_aid(records: Records, wanted: Collection[str], said: SheetWords, confirmed: Confirmed) -> bytes:
    """These grants in the order given. DeskError("password.ask_again")."""
    return _made(records, "export_aid", aid_rows(records), wanted, said, confirmed)


def _made(
    records: Records,
    act: str,
    rows: Sequence[Listed],
    wanted: Collection[str],
    said: SheetWords,
    confirmed: Confirmed,
) -> bytes:
    require(confirmed, records.staff.id, records.now)
    known = {row.id: row for row in rows}
    chosen = [known[one] for one in wanted if one in known]
    records.journal(act, fields=(str(len(chosen)),))
    heads, widths = zip(*said.heads, strict=True)
    return spreadsheet(said.title, heads, widths, [said.cells(row) for row in chosen])
