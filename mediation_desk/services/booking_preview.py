"""What an appointment would come to before it is kept: the days of its series, what stands against them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from mediation_desk.domain.appointment import Appointment, Scope
from mediation_desk.domain.appointment_check import check_appointment
from mediation_desk.domain.clash import Clash
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.recurrence import Recurrence
from mediation_desk.domain.work_time import rests
from mediation_desk.register.records import Records
from mediation_desk.services import clashes, rooms, series
from mediation_desk.services.access import CALENDAR_WRITE
from mediation_desk.services.appointment_sight import check_may_book, seen
from mediation_desk.services.permission import allowed
from mediation_desk.services.recurrence import occurrences
from mediation_desk.services.work_calendar import calendar_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One day of a series: `rests` when the office does, and the series leaves it out."""

    starts: datetime
    ends: datetime
    rests: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The days there would be (one of a single appointment) and everything that stands against them."""

    occurrences: tuple[Occurrence, ...]
    clashes: tuple[Clash, ...]


@allowed(CALENDAR_WRITE)
def preview(
    records: Records,
    halves: Sequence[Appointment],
    recurrence: Recurrence | None = None,
    scope: Scope = Scope.ONE,
    left_out: Collection[datetime] = (),
) -> Preview:
    """What `halves` would come to: one appointment (or its series), or both halves of one sitting.

    Raises DeskError: appointment.*, recurrence.*, and who may not book it at all.
    """
    for half in halves:
        check_appointment(half)
        check_may_book(records, half)
    one = halves[0]
    days = _days(records, one, recurrence)
    if len(halves) > 1:
        return Preview(occurrences=days, clashes=clashes.find(records, _named(halves)))
    if one.id:
        before, _known = seen(records, one.id)
        made = series.edits(records, before, one, scope)
        found = clashes.find(records, [each.after for each in made])
        moved = tuple(Occurrence(starts=each.after.starts, ends=each.after.ends) for each in made)
        return Preview(occurrences=moved, clashes=found)
    wanted = [day for day in days if not day.rests and day.starts not in left_out]
    drafts = [replace(one, id=uuid4().hex, starts=day.starts, ends=day.ends) for day in wanted]
    return Preview(occurrences=days, clashes=clashes.find(records, drafts) if drafts else ())


def _named(halves: Sequence[Appointment]) -> list[Appointment]:
    """Halves with an id each, and bound to one another: their staff are the same on purpose."""
    sitting = next((one.sitting_id for one in halves if one.sitting_id), uuid4().hex)
    return [replace(one, id=one.id or uuid4().hex, sitting_id=sitting) for one in halves]


def _days(records: Records, one: Appointment, recurrence: Recurrence | None) -> tuple[Occurrence, ...]:
    if recurrence is None:
        return (Occurrence(starts=one.starts, ends=one.ends),)
    length = one.ends - one.starts
    centre, calendar = rooms.centre_hours(records), calendar_of(records)
    return tuple(
        Occurrence(
            starts=starts,
            ends=starts + length,
            rests=recurrence.skips_rest_days and rests(legal_day(starts), centre, calendar),
        )
        for starts in occurrences(recurrence, one.starts)
    )
