"""How the frame and its pages say times and offices."""

from __future__ import annotations

from datetime import date, datetime

from mediation_desk.domain.dates import MONTHS, SHANGHAI, day_said
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.words import _, listed, term

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def clock_time(moment: datetime) -> str:
    """A moment as 09:41:07, in Asia/Shanghai."""
    return moment.astimezone(SHANGHAI).strftime("%H:%M:%S")


def long_time(moment: datetime) -> str:
    """A moment as 2026年3月18日 星期三 09:41."""
    here = moment.astimezone(SHANGHAI)
    return f"{whole_day(here.date())} {_(_WEEKDAYS[here.weekday()])} {here:%H:%M}"


def whole_day(day: date) -> str:
    """A day with its year, as records say it: 2026年3月18日."""
    # neither the same year nor a day away, and within the calendar
    far = day.year - 2 if day.year > 2 else day.year + 2
    key, names = day_said(day, date(far, 1, 1))
    return _(key, **names)


def short_day(day: date) -> str:
    """A day without its year: 3月18日."""
    return _("day.this_year", month=day.month, day=day.day, month_name=MONTHS[day.month - 1])


def day_and_weekday(day: date) -> str:
    """A day as 2026年3月18日 星期三."""
    return f"{whole_day(day)} {_(_WEEKDAYS[day.weekday()])}"


def roles_of(staff: Staff) -> str:
    """A member's roles in the order of the enumeration."""
    return listed(term(role) for role in Role if role in staff.roles)
