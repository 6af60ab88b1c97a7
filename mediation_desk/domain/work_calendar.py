"""The working calendar: public holidays and the rest days worked for them, ours or as a centre keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mediation_desk.domain.holidays import HOLIDAYS, KNOWN, WORKED

_SATURDAY = 5
_TURN = (12, 29)
"""From this day on the notice of the next year may arrange days of rest and days worked for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCalendar:
    """On which days offices work; in a year that is not `known`, weekdays are worked and weekends are not."""

    holidays: frozenset[date]
    worked: frozenset[date]
    known: frozenset[int]

    def is_working_day(self, day: date) -> bool:
        """Whether offices are open on a day."""
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.holidays)

    def is_known(self, day: date) -> bool:
        """Whether the holidays around it are known; else a limit near it may still move.

        The last days of December are arranged by the notice of the year to come (2018-12-29 was worked).
        """
        turns = (day.month, day.day) >= _TURN
        return day.year in self.known and (not turns or day.year + 1 in self.known)

    def is_known_between(self, first: date, last: date) -> bool:
        """Whether the holidays of every day from `first` to `last` are known."""
        years = range(first.year, last.year + 1)
        return all(year in self.known for year in years) and self.is_known(last)

    def after_working_days(self, start: date, count: int) -> date:
        """The day that is `count` working days after `start`, not counted itself (民法典 art 201)."""
        day = start
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_working_day(day)
        return day

    def rolled(self, day: date) -> date:
        """The day itself, or the next working day when it is one of rest (民法典 art 203)."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def last_working_day(self, day: date) -> date:
        """The day itself, or the last working day before it: when an office can still be asked in time."""
        while not self.is_working_day(day):
            day -= timedelta(days=1)
        return day

    def with_years(self, years: Mapping[int, tuple[frozenset[date], frozenset[date]]]) -> WorkCalendar:
        """This calendar with whole years in place of its own: (holidays, rest days worked) of each."""
        replaced = frozenset(years)
        return WorkCalendar(
            holidays=frozenset(day for day in self.holidays if day.year not in replaced).union(
                *(holidays for holidays, _worked in years.values())
            ),
            worked=frozenset(day for day in self.worked if day.year not in replaced).union(
                *(worked for _holidays, worked in years.values())
            ),
            known=self.known | replaced,
        )


SHIPPED = WorkCalendar(holidays=HOLIDAYS, worked=WORKED, known=KNOWN)
"""The calendar the program brings along."""
