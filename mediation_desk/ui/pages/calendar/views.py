"""The five ways to look at the calendar: which days each asks for, shows and turns to, and its title."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

from mediation_desk.domain.dates import MONTHS, day_said
from mediation_desk.domain.work_calendar import WorkCalendar
from mediation_desk.services.calendar_range import days_between
from mediation_desk.ui.kit.calendar.month_layout import month_days
from mediation_desk.words import _

_WEEK = timedelta(days=7)
_FRIDAY = 4


class CalendarView(StrEnum):
    """How much is seen at once."""

    DAY = "day"
    WORK_WEEK = "work_week"
    WEEK = "week"
    MONTH = "month"
    LIST = "list"


WEEKS = (CalendarView.WORK_WEEK, CalendarView.WEEK, CalendarView.LIST)


def asked_days(view: CalendarView, day: date) -> tuple[date, date]:
    """The first and last day whose appointments are needed."""
    if view is CalendarView.DAY:
        return day, day
    if view is CalendarView.MONTH:
        days = month_days(day)
        return days[0], days[-1]
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def shown_days(
    view: CalendarView, first: date, last: date, work: WorkCalendar, booked: Collection[date]
) -> tuple[date, ...]:
    """The days that stand side by side.

    The working week has five; a Saturday or Sunday that is worked, or on which something is booked, joins it.
    """
    days = days_between(first, last)
    if view is not CalendarView.WORK_WEEK:
        return days
    return tuple(day for day in days if day.weekday() <= _FRIDAY or day in work.worked or day in booked)


def turned(view: CalendarView, day: date, step: int) -> date:
    """The same place one page on (1) or back (−1)."""
    if view is CalendarView.DAY:
        return day + timedelta(days=step)
    if view is CalendarView.MONTH:
        month = day.year * 12 + day.month - 1 + step
        first = date(month // 12, month % 12 + 1, 1)
        after = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
        return first.replace(day=min(day.day, (after - timedelta(days=1)).day))
    return day + _WEEK * step


def title_of(view: CalendarView, day: date, today: date) -> str:
    """What the page is called: 3月18日 周三, 3月16日 – 22日, 2026年3月."""
    if view is CalendarView.DAY:
        return said_day(day, today)
    if view is CalendarView.MONTH:
        return _("calendar.month_title", year=day.year, month=day.month, month_name=MONTHS[day.month - 1])
    first, last = asked_days(view, day)
    begin, end = said_day(first, today), said_day(last, today)
    if first.month == last.month:
        return _("calendar.week_title", begin=begin, end=end, first=first.day, last=last.day)
    return _("{first} – {day}", first=begin, day=end)


def said_day(day: date, today: date) -> str:
    """A day as dates are said, the year only when it is another one; never 今天: this is a title."""
    far = day.replace(month=1, day=15) if day.month != 1 else day.replace(month=7, day=15)
    key, names = day_said(day, far if day.year == today.year else far.replace(year=today.year))
    return _(key, **names)
