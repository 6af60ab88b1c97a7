"""Busy times from a calendar somebody keeps elsewhere: taken in as stretches of time and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from mediation_desk.domain.busy_time import HORIZON
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.room import Absence, AbsenceKind, on_day
from mediation_desk.register import presence
from mediation_desk.register import staff as members
from mediation_desk.register.records import Records
from mediation_desk.services.access import EVERYBODY
from mediation_desk.services.calendar_apart import read_apart
from mediation_desk.services.permission import allowed
from mediation_desk.services.rooms import check_own


@dataclass(frozen=True, slots=True, kw_only=True)
class BusyTaken:
    """What came of an import: stretches kept, the last day they reach, entries nobody could understand."""

    spans: int
    until: date | None
    left_out: int


@allowed(EVERYBODY, changes={"absence"})
def take_busy_times(records: Records, staff_id: str, data: bytes) -> BusyTaken:
    """Keep when somebody is busy by an .ics file of theirs, in place of what that calendar said before.

    From today on, a year ahead. One's own, or as director anybody's. Raises DeskError: permission.refused,
    staff.missing, calendar.*.
    """
    check_own(records, staff_id)
    members.get(records, staff_id)
    first = on_day(records.today, records.now.min.time())
    read = read_apart(data, first, first + HORIZON)
    busy = [
        Absence(
            id=uuid4().hex,
            staff_id=staff_id,
            kind=AbsenceKind.BUSY,
            starts=starts,
            ends=ends,
            source=read.mark,
        )
        for starts, ends in read.spans
    ]
    presence.replace_busy(records, staff_id, read.mark, busy)
    until = legal_day(busy[-1].ends) if busy else None
    return BusyTaken(spans=len(busy), until=until, left_out=read.left_out)


@allowed(EVERYBODY, changes={"absence"})
def forget_busy_times(records: Records, staff_id: str, source: str) -> None:
    """Forget what a calendar of somebody's own said. DeskError("permission.refused")."""
    check_own(records, staff_id)
    presence.replace_busy(records, staff_id, source, ())
