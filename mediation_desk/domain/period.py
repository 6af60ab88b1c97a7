"""Periods a report counts over: month, quarter, half-year, year, this year so far, or days of one's own."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from mediation_desk.domain.report import PeriodKind
from mediation_desk.errors import DeskError

_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF_YEAR: 6, PeriodKind.YEAR: 12}
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Legal days from `first` to `last`, both counted."""

    kind: PeriodKind
    first: date
    last: date

    def __contains__(self, day: date | None) -> bool:
        """Whether a day lies in it; None never does."""
        return day is not None and self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def period_with(kind: PeriodKind, day: date) -> Period:
    """The period of a kind that holds `day`; this year so far ends with it. ValueError: days of one's own."""
    if kind is PeriodKind.OWN:
        raise ValueError("a period of one's own has two days")
    if kind is PeriodKind.THIS_YEAR:
        return Period(kind=kind, first=day.replace(month=1, day=1), last=day)
    months = _MONTHS[kind]
    begins = (day.month - 1) // months * months + 1
    ends = begins + months - 1
    last = date(day.year, ends, monthrange(day.year, ends)[1])
    return Period(kind=kind, first=date(day.year, begins, 1), last=last)


def own_period(first: date, last: date) -> Period:
    """A period of one's own. Raises DeskError: period.backwards, period.too_far (field "last", "first")."""
    if last < first:
        raise DeskError("period.backwards", field="last")
    if first < EARLIEST or last > LATEST:
        raise DeskError("period.too_far", field="first" if first < EARLIEST else "last")
    return Period(kind=PeriodKind.OWN, first=first, last=last)


def year_before(period: Period) -> Period:
    """The same days a year earlier (去年同期); 29 February becomes the last of February."""
    return Period(kind=period.kind, first=_back(period.first), last=_back(period.last))


def just_before(period: Period) -> Period:
    """What lies just before: the month before a month, as many days before days of one's own."""
    if period.kind is PeriodKind.THIS_YEAR:
        return year_before(period)
    before = period.first - timedelta(days=1)
    if period.kind is PeriodKind.OWN:
        first = period.first - timedelta(days=period.days)
        return Period(kind=period.kind, first=first, last=before)
    return period_with(period.kind, before)


def months_of(period: Period, least: int = 6) -> tuple[Period, ...]:
    """The calendar months up to the last day, as many as the period touches and at least `least`.

    The last one ends with the period, so that a trend never shows days that are not reported.
    """
    found = [period_with(PeriodKind.MONTH, period.last)]
    while found[-1].first > period.first or len(found) < least:
        found.append(period_with(PeriodKind.MONTH, found[-1].first - timedelta(days=1)))
    last = found[0]
    found[0] = Period(kind=last.kind, first=last.first, last=period.last)
    return tuple(reversed(found))


def _back(day: date) -> date:
    year = day.year - 1
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
