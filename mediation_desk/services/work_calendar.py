"""The working calendar in force: the years the program brings along and those the centre entered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediation_desk.domain.work_calendar import SHIPPED, WorkCalendar
from mediation_desk.domain.work_year import WorkYear, check_year
from mediation_desk.errors import DeskError
from mediation_desk.register import work_years
from mediation_desk.register.records import Records
from mediation_desk.services.access import EVERYBODY, OFFICE_WRITE
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLine:
    """The holidays of one year; `own`: as the centre entered them, `shipped`: the program knows it too."""

    year: WorkYear
    own: bool
    shipped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSheet:
    """Every known year, the latest first, and the calendar they make together."""

    lines: tuple[YearLine, ...]
    calendar: WorkCalendar

    def line(self, year: int) -> YearLine | None:
        """The holidays of one year; None where nothing was published or entered."""
        return next((one for one in self.lines if one.year.year == year), None)


def calendar_of(records: Records) -> WorkCalendar:
    """The calendar limits are counted by."""
    return _calendar(work_years.all_of_them(records))


@allowed(EVERYBODY)
def calendar_sheet(records: Records) -> CalendarSheet:
    """Every year whose holidays are known here."""
    own = {one.year: one for one in work_years.all_of_them(records)}
    years = sorted(SHIPPED.known | set(own), reverse=True)
    return CalendarSheet(
        lines=tuple(
            YearLine(year=own.get(year) or shipped_year(year), own=year in own, shipped=year in SHIPPED.known)
            for year in years
        ),
        calendar=_calendar(tuple(own.values())),
    )


@allowed(OFFICE_WRITE, changes={"work_calendar", "limit"})
def keep_work_year(records: Records, year: WorkYear) -> WorkYear:
    """Enter a year's holidays, or correct them. Raises those of `check_year`, record.changed_meanwhile."""
    tidy = replace(year, notice=year.notice.strip())
    check_year(tidy)
    return work_years.save(records, tidy)


@allowed(OFFICE_WRITE, changes={"work_calendar", "limit"})
def drop_work_year(records: Records, year: int) -> None:
    """Give up what was entered of a year. Raises DeskError("holidays.not_entered")."""
    if all(one.year != year for one in work_years.all_of_them(records)):
        raise DeskError("holidays.not_entered")
    work_years.drop(records, year)


def shipped_year(year: int) -> WorkYear:
    """A year as the program brings it along, `version` 0; empty where it does not."""
    return WorkYear(
        year=year,
        holidays=frozenset(day for day in SHIPPED.holidays if day.year == year),
        worked=frozenset(day for day in SHIPPED.worked if day.year == year),
    )


def _calendar(years: tuple[WorkYear, ...]) -> WorkCalendar:
    return SHIPPED.with_years({one.year: (one.holidays, one.worked) for one in years}) if years else SHIPPED
