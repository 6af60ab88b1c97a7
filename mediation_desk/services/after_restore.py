"""What everybody at the desk hears of a restored register on the first page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.restored import Restored
from mediation_desk.register import office, restored, restored_numbers
from mediation_desk.register.records import Records
from mediation_desk.services.access import EVERYBODY, RESTORED_NUMBERS_READ
from mediation_desk.services.permission import allowed
from mediation_desk.services.restored_numbers import may_see

TOLD = timedelta(days=3)
"""So long after a restore everybody is told, also when nothing is left to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterRestore:
    """The last restore, by whom (name or kind of slot), how many series still ask and how many numbers wait.

    `opens` tells whether whoever asks may open the page about it.
    """

    restored: Restored
    by: str
    asked: int
    waiting: int
    opens: bool


@allowed(EVERYBODY)
def after_restore(records: Records) -> AfterRestore | None:
    """None for a register never restored, or restored days ago with nothing left that this person may see."""
    newest = restored.newest(records)
    if newest is None:
        return None
    asked = [series for series, _year in restored_numbers.open_restores(records) if may_see(records, series)]
    counted = restored_numbers.count_waiting(records)
    waiting = sum(n for series, n in counted.items() if may_see(records, series))
    opens = bool(records.staff.roles & RESTORED_NUMBERS_READ)
    fresh = records.today <= legal_day(newest.restored_at) + TOLD
    if not fresh and not (opens and (asked or waiting)):
        return None
    names = {one.id: one.name for one in office.all_staff(records)}
    return AfterRestore(
        restored=newest, by=names.get(newest.by, newest.by), asked=len(asked), waiting=waiting, opens=opens
    )
