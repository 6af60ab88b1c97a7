"""What concerns whole days: holidays by name, weekends that are worked, leave, and duty behind the blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.room import Absence, AbsenceKind
from mediation_desk.domain.work_calendar import WorkCalendar
from mediation_desk.services.calendar_range import CalendarRange, days_between
from mediation_desk.ui.kit.calendar.values import DAY_MINUTES, Behind, DayNote, at_minute, on_day
from mediation_desk.words import N_, _, term

_FIXED = (
    (1, 1, N_("holiday.new_year")),
    (5, 1, N_("holiday.labour")),
    (10, 1, N_("holiday.national")),
)
_BY_MONTH = {
    1: N_("holiday.spring"),
    2: N_("holiday.spring"),
    4: N_("holiday.qingming"),
    5: N_("holiday.dragon_boat"),
    6: N_("holiday.dragon_boat"),
    9: N_("holiday.mid_autumn"),
}
_DAY = timedelta(days=1)


def holiday_word(day: date, work: WorkCalendar) -> str:
    """The name of the holiday a day belongs to, told by the days of rest around it; else that it is one."""
    run = {day}
    for step in (-_DAY, _DAY):
        at = day + step
        while at in work.holidays:
            run.add(at)
            at += step
    for month, number, name in _FIXED:
        if any((each.month, each.day) == (month, number) for each in run):
            return _(name)
    if (9, 3) in {(each.month, each.day) for each in run}:
        return _("holiday.other")  # 2015: the day of victory
    return _(_BY_MONTH.get(day.month, "holiday.other"))


def day_notes(days: Sequence[date], told: CalendarRange) -> tuple[DayNote, ...]:
    """The words at the heads of these days, holidays first."""
    notes: list[DayNote] = []
    for day in days:
        if day in told.work.holidays:
            notes.append(DayNote(day=day, words=holiday_word(day, told.work)))
        elif day in told.work.worked:
            notes.append(DayNote(day=day, words=_("worked for a holiday"), tone="amber"))
        notes += [
            DayNote(day=day, words=away_words(absence, told.staff))
            for absence in _told(told)
            if _all_day(absence, day)
        ]
    return tuple(notes)


def away_words(absence: Absence, staff: Mapping[str, str]) -> str:
    """马春霞 请假; of somebody who is only busy no more is told."""
    name = staff.get(absence.staff_id, "")
    return f"{name} {term(absence.kind)}"


def behind(told: CalendarRange) -> tuple[Behind, ...]:
    """Duty, and hours of leave that do not take a whole day."""
    duty = [
        Behind(
            starts=one.starts.astimezone(SHANGHAI),
            ends=one.ends.astimezone(SHANGHAI),
            title=_("On duty"),
            who=told.staff.get(one.staff_id, ""),
            where=one.post,
        )
        for one in told.duties
    ]
    leave = [
        Behind(
            starts=max(one.starts.astimezone(SHANGHAI), at_minute(day, 0)),
            ends=min(one.ends.astimezone(SHANGHAI), at_minute(day, DAY_MINUTES)),
            title=term(one.kind),
            who=told.staff.get(one.staff_id, ""),
            hatched=True,
        )
        for day in days_between(told.first, told.last)
        for one in _told(told)
        if on_day(one.starts, one.ends, day) and not _all_day(one, day)
    ]
    return (*leave, *duty)


def _told(told: CalendarRange) -> Iterable[Absence]:
    """Leave; what fills a calendar of somebody's own only where theirs is looked at."""
    alone = told.look.mine or bool(told.look.staff_ids)
    return (one for one in told.absences if alone or one.kind is not AbsenceKind.BUSY)


def _all_day(absence: Absence, day: date) -> bool:
    """Whether it takes all of the hours an office is open on that day."""
    return absence.starts <= at_minute(day, 9 * 60) and absence.ends >= at_minute(day, 17 * 60)
