"""Series of appointments: laid out as rows of their own, and edited once, from here on, or as a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from mediation_desk.domain.appointment import OPEN_STATES, Appointment, AppointmentState, Scope
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.recurrence import Recurrence
from mediation_desk.domain.work_time import rests
from mediation_desk.errors import DeskError
from mediation_desk.register import appointment_series, appointments
from mediation_desk.register.appointment_series import Series
from mediation_desk.register.records import Records
from mediation_desk.services import rooms
from mediation_desk.services.recurrence import occurrences, read_rule, rule_text
from mediation_desk.services.work_calendar import calendar_of

_TOGETHER = ("kind", "staff_ids", "person_ids", "room_id", "place", "case_id", "file_id", "subject", "heads")
"""What an edit of several carries over to each; the time it carries over as a shift."""

_WHERE = ("room_id", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """An occurrence as it was and as it will be."""

    before: Appointment
    after: Appointment

    @property
    def moved(self) -> bool:
        """Whether invited people must be told anew: another time or another place."""
        names = ("starts", "ends", *_WHERE)
        return any(getattr(self.before, name) != getattr(self.after, name) for name in names)


def laid_out(records: Records, draft: Appointment, recurrence: Recurrence | None) -> list[Appointment]:
    """The occurrences of a draft, each with an id; a series belongs to its rows by `series_id`.

    Raises DeskError: recurrence.*, recurrence.nothing when every day of it is one of rest.
    """
    if recurrence is None:
        return [replace(draft, id=draft.id or uuid4().hex, series_id="", original_start=None)]
    length = draft.ends - draft.starts
    starts = occurrences(recurrence, draft.starts)
    if recurrence.skips_rest_days:
        centre, calendar = rooms.centre_hours(records), calendar_of(records)
        starts = tuple(one for one in starts if not rests(legal_day(one), centre, calendar))
    if not starts:
        raise DeskError("recurrence.nothing", field="weekdays")
    series_id = uuid4().hex
    return [
        replace(
            draft,
            id=uuid4().hex,
            starts=one,
            ends=one + length,
            series_id=series_id,
            original_start=one,
        )
        for one in starts
    ]


def wanted(laid: Iterable[Appointment], left_out: Collection[datetime]) -> list[Appointment]:
    """Those of the occurrences that are wanted. DeskError("recurrence.nothing") when none is."""
    kept = [one for one in laid if one.starts not in left_out]
    if not kept:
        raise DeskError("recurrence.nothing", field="weekdays")
    return kept


def keep_series(records: Records, laid: Iterable[Appointment], recurrence: Recurrence | None) -> None:
    """Keep how laid out occurrences repeat; nothing for a single one."""
    first = next(iter(laid))
    if recurrence is not None:
        series = Series(
            id=first.series_id,
            rule=rule_text(recurrence, first.starts),
            first=first.starts,
            skips_rest_days=recurrence.skips_rest_days,
        )
        appointment_series.add(records, series)


def concerned(records: Records, before: Appointment, scope: Scope) -> list[Appointment]:
    """The occurrences an edit reaches, this one among them.

    Never one that is held, missed or called off, nor one that began already and waits to be settled.
    """
    if scope is Scope.ONE or not before.series_id:
        return [before]
    begins = before.original_start or before.starts
    return [
        one
        for one in appointments.of_series(records, before.series_id)
        if one.id == before.id
        or (
            one.state in OPEN_STATES
            and one.starts > records.now
            and (scope is Scope.ALL or (one.original_start or one.starts) >= begins)
        )
    ]


def edits(records: Records, before: Appointment, after: Appointment, scope: Scope) -> list[Edit]:
    """What becomes of each occurrence the edit reaches.

    An occurrence moved on its own before stays at its own time; everything else that was changed reaches it.
    """
    shift, length = after.starts - before.starts, after.ends - after.starts
    changed = {
        name: getattr(after, name) for name in _TOGETHER if getattr(after, name) != getattr(before, name)
    }
    timed = bool(shift) or length != before.ends - before.starts
    made = []
    for one in concerned(records, before, scope):
        new = replace(one, **changed)
        if timed and (one.id == before.id or one.starts == one.original_start):
            starts = one.starts + shift
            new = replace(new, starts=starts, ends=starts + length)
        if scope is not Scope.ONE and one.original_start is not None:
            new = replace(new, original_start=one.original_start + shift)
        made.append(Edit(before=one, after=_told_anew(one, new)))
    return made


def _told_anew(before: Appointment, after: Appointment) -> Appointment:
    if not Edit(before=before, after=after).moved:
        return after
    return replace(
        after,
        state=AppointmentState.PLANNED,  # whoever confirmed did so for another time or place
        moves=before.moves + 1,
        sequence=before.sequence + 1,
    )


def split(records: Records, appointment_id: str, made: list[Edit], scope: Scope) -> list[Edit]:
    """Let the series follow an edit: "from here on" ends it before and goes on as a new one.

    The rows keep their ids, so that calendars elsewhere recognise each occurrence.
    """
    before = next(one.before for one in made if one.before.id == appointment_id)
    if scope is Scope.ONE or not before.series_id:
        return made
    series = appointment_series.get(records, before.series_id)
    shift, days = _days(made, before.id)
    recurrence = read_rule(series.rule, skips_rest_days=series.skips_rest_days)
    begins = before.original_start or before.starts
    earlier = [
        one
        for one in appointments.of_series(records, before.series_id)
        if (one.original_start or one.starts) < begins
    ]
    if scope is Scope.ALL or not earlier:
        moved = _moved(recurrence, days)
        first = series.first + shift
        appointment_series.change(records, series.id, rule_text(moved, first), first)
        return made
    last = legal_day(begins) - timedelta(days=1)
    ended = replace(recurrence, count=None, until=last)
    appointment_series.change(records, series.id, rule_text(ended, series.first), series.first)
    ahead = [(one.after.original_start or one.after.starts) for one in made]
    going_on = _moved(replace(recurrence, count=None, until=legal_day(max(ahead) - shift)), days)
    new = Series(
        id=uuid4().hex,
        rule=rule_text(going_on, begins + shift),
        first=begins + shift,
        skips_rest_days=series.skips_rest_days,
        after_id=series.id,
    )
    appointment_series.add(records, new)
    return [replace(one, after=replace(one.after, series_id=new.id)) for one in made]


def _days(made: list[Edit], appointment_id: str) -> tuple[timedelta, int]:
    one = next(one for one in made if one.before.id == appointment_id)
    days = legal_day(one.after.starts) - legal_day(one.before.starts)
    return one.after.starts - one.before.starts, days.days


def _moved(recurrence: Recurrence, days: int) -> Recurrence:
    """The same rule some days earlier or later: its weekdays and its end move along."""
    weekdays = tuple(sorted((one + days) % 7 for one in recurrence.weekdays))
    until = recurrence.until + timedelta(days=days) if recurrence.until else None
    return replace(recurrence, weekdays=weekdays, until=until)
