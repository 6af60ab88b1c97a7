"""When somebody works on a day, holidays and the rest days worked for them included."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mediation_desk.domain.free_time import Span
from mediation_desk.domain.room import WorkSpan, on_day, spans_on
from mediation_desk.domain.work_calendar import WorkCalendar


def worked_on(hours: Iterable[WorkSpan], day: date, calendar: WorkCalendar) -> list[Span]:
    """The spans somebody works on a day: none on a public holiday.

    On a weekend worked for a holiday the hours of the first day of their week count, unless they have their
    own for it; a weekend is worked by whoever has hours on it.
    """
    hours = list(hours)
    if day in calendar.holidays and day not in calendar.worked:
        return []
    spans = spans_on(hours, day)
    if spans or day not in calendar.worked or not hours:
        return spans
    first = min(one.weekday for one in hours)
    return sorted((on_day(day, one.begins), on_day(day, one.ends)) for one in hours if one.weekday == first)


def rests(day: date, centre: Iterable[WorkSpan], calendar: WorkCalendar) -> bool:
    """Whether the house rests on a day: a public holiday, or a day without hours."""
    return not worked_on(centre, day, calendar)
