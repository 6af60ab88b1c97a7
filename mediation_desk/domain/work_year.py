"""The holidays of one year as a centre enters them from the yearly notice, and what is wrong in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mediation_desk.domain.texts import LINE, check_text
from mediation_desk.errors import DeskError

FIRST, LAST = 1990, 2100
_LONGEST = timedelta(days=16)
_TURN = (12, 25)
_SATURDAY = 5

Span = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkYear:
    """Holidays and rest days worked of one notice; `version` 0 is not kept yet.

    `notice` names it (国办发明电…号). Days of the last week of December before belong to it too.
    """

    year: int
    holidays: frozenset[date]
    worked: frozenset[date]
    notice: str = ""
    version: int = 0
    kept_at: datetime | None = None
    kept_by: str = ""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The holidays as runs of days, in their order."""
        return spans_of(self.holidays)


def spans_of(days: Iterable[date]) -> tuple[Span, ...]:
    """Days that follow one another put together as (first, last)."""
    found: list[Span] = []
    for day in sorted(days):
        if found and found[-1][1] + timedelta(days=1) == day:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return tuple(found)


def days_of(spans: Iterable[Span]) -> frozenset[date]:
    """Every day of some spans. Raises DeskError: holidays.backwards, holidays.too_long."""
    days: set[date] = set()
    for first, last in spans:
        if last < first:
            raise DeskError("holidays.backwards", field="holidays")
        if last - first > _LONGEST:
            raise DeskError("holidays.too_long", field="holidays", most=_LONGEST.days + 1)
        days |= {first + timedelta(days=n) for n in range((last - first).days + 1)}
    return frozenset(days)


def check_year(year: WorkYear) -> None:
    """Refuse what no notice says, beside the field it stands in.

    Raises DeskError: holidays.year, holidays.none, holidays.other_year, holidays.no_weekend,
    holidays.both, text.*.
    """
    if not FIRST <= year.year <= LAST:
        raise DeskError("holidays.year", field="year", first=FIRST, last=LAST)
    check_text(year.notice, "notice", LINE)
    if not year.holidays:
        raise DeskError("holidays.none", field="holidays")
    for field, days in (("holidays", year.holidays), ("worked", year.worked)):
        for day in sorted(days):
            if not _belongs(day, year.year):
                raise DeskError("holidays.other_year", field=field, day=day.isoformat(), year=year.year)
    for day in sorted(year.worked):
        if day.weekday() < _SATURDAY:
            raise DeskError("holidays.no_weekend", field="worked", day=day.isoformat())
        if day in year.holidays:
            raise DeskError("holidays.both", field="worked", day=day.isoformat())


def _belongs(day: date, year: int) -> bool:
    return day.year == year or (day.year == year - 1 and (day.month, day.day) >= _TURN)
