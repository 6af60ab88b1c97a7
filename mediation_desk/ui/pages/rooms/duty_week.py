"""A week of duty as a grid: half days by the centre's hours, who is on duty, who is away, days of rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.room import Absence, Duty, WorkSpan, on_day, spans_on
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.work_calendar import WorkCalendar
from mediation_desk.words import N_, _

SHORT = (
    N_("calendar.monday"),
    N_("calendar.tuesday"),
    N_("calendar.wednesday"),
    N_("calendar.thursday"),
    N_("calendar.friday"),
    N_("calendar.saturday"),
    N_("calendar.sunday"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfDay:
    """One column."""

    starts: datetime
    ends: datetime
    rest: bool = False

    @property
    def head(self) -> str:
        """周一, 3/23 and 上午, one under the other: ten columns have little room."""
        local = self.starts.astimezone(SHANGHAI)
        half = _("morning") if local.time() < time(12) else _("afternoon")
        return f"{_(SHORT[local.weekday()])}\n{local.month}/{local.day}\n{half}"


def half_days(monday: date, hours: Iterable[WorkSpan], calendar: WorkCalendar) -> list[HalfDay]:
    """The columns of a week: spans of the centre, also of a weekend day that is worked for another."""
    spans = tuple(hours)
    usual = spans_on(spans, monday)
    found = []
    for n in range(7):
        day = monday + timedelta(days=n)
        works = calendar.is_working_day(day)
        own = spans_on(spans, day)
        if not own and works:
            own = [
                (on_day(day, one.astimezone(SHANGHAI).time()), on_day(day, two.astimezone(SHANGHAI).time()))
                for one, two in usual
            ]
        found += [HalfDay(starts=one, ends=two, rest=not works) for one, two in own]
    return found


def cells(
    staff: Sequence[Staff], halves: Sequence[HalfDay], duties: Iterable[Duty], absences: Iterable[Absence]
) -> tuple[dict[tuple[int, int], list[Duty]], dict[tuple[int, int], str]]:
    """Duties by row and column, and the cells in which nobody can be put on duty with a word why."""
    rows = {one.id: row for row, one in enumerate(staff)}
    taken: dict[tuple[int, int], list[Duty]] = {}
    closed: dict[tuple[int, int], str] = {}
    for column, half in enumerate(halves):
        if half.rest:
            closed |= {(row, column): _("day of rest") for row in rows.values()}
    for absence in absences:
        for column, half in enumerate(halves):
            if absence.staff_id in rows and absence.starts < half.ends and half.starts < absence.ends:
                closed[rows[absence.staff_id], column] = _("away")
    for duty in duties:
        for column, half in enumerate(halves):
            if duty.staff_id in rows and duty.starts < half.ends and half.starts < duty.ends:
                taken.setdefault((rows[duty.staff_id], column), []).append(duty)
    return taken, closed
