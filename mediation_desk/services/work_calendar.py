"""The working calendar in force: the years the program brings along and those the centre entered."""

from __future__ import annotations

from mediation_desk.domain.work_calendar import SHIPPED, WorkCalendar
from mediation_desk.register import work_years
from mediation_desk.register.records import Records


def calendar_of(records: Records) -> WorkCalendar:
    """The calendar limits are counted by."""
    years = work_years.all_of_them(records)
    return SHIPPED.with_years({one.year: (one.holidays, one.worked) for one in years}) if years else SHIPPED
