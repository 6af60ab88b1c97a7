"""Files of holidays: our own JSON written and read, calendars (.ics) read.

Our JSON, UTF-8:

    {"format": "mediation-desk-holidays-1",
     "years": [{"year": 2027, "notice": "…",
                "holidays": [["2027-01-01", "2027-01-03"]], "worked": ["2027-01-09"]}]}

Of a calendar all-day events count: with 班 in their name as rest days worked, with 休, 假 or the name of a
public holiday as holidays; others are passed over. Nothing is kept before somebody looked at it.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from icalendar import Calendar

from mediation_desk.domain.work_year import WorkYear, check_year, days_of
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.services.access import EVERYBODY, OFFICE_WRITE
from mediation_desk.services.permission import allowed
from mediation_desk.services.work_calendar import calendar_sheet

FORMAT = "mediation-desk-holidays-1"
LARGEST = 2_000_000
_NAMES = ("休", "假", "元旦", "春节", "除夕", "清明", "劳动节", "端午", "中秋", "国庆")
_MOST_DAYS = 40


@allowed(OFFICE_WRITE)
def read_holiday_file(records: Records, path: Path) -> tuple[WorkYear, ...]:  # noqa: ARG001 -- a use case
    """The years of a file, the earliest first; nothing is kept yet.

    Raises DeskError: holidays.file (unreadable or too large), holidays.file_empty, and those of `check_year`.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError:
        raise DeskError("holidays.file") from None
    years = _calendar(data) if data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"BEGIN:") else _json(data)
    if not years:
        raise DeskError("holidays.file_empty")
    for one in years:
        check_year(one)
    return tuple(sorted(years, key=lambda one: one.year))


@allowed(EVERYBODY)
def write_holiday_file(records: Records, path: Path) -> Path:
    """Write every known year as our JSON; public days alone. Raises DeskError("holidays.not_written")."""
    years = [line.year for line in reversed(calendar_sheet(records).lines)]
    told = {
        "format": FORMAT,
        "years": [
            {
                "year": one.year,
                "notice": one.notice,
                "holidays": [[first.isoformat(), last.isoformat()] for first, last in one.spans],
                "worked": [day.isoformat() for day in sorted(one.worked)],
            }
            for one in years
        ],
    }
    try:
        path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError:
        raise DeskError("holidays.not_written") from None
    return path


def _json(data: bytes) -> list[WorkYear]:
    try:
        told = json.loads(data.decode("utf-8-sig"))
        if told["format"] != FORMAT:
            raise ValueError("another format")
        return [_year(one) for one in told["years"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise DeskError("holidays.file") from None


def _year(told: dict[str, Any]) -> WorkYear:
    number, notice = told["year"], told.get("notice", "")
    if not isinstance(number, int) or isinstance(number, bool) or not isinstance(notice, str):
        raise TypeError("not a year")
    spans = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in told["holidays"]]
    worked = frozenset(date.fromisoformat(day) for day in told["worked"])
    return WorkYear(year=number, holidays=days_of(spans), worked=worked, notice=notice)


def _calendar(data: bytes) -> list[WorkYear]:
    found: dict[int, tuple[set[date], set[date]]] = {}
    try:
        for event in Calendar.from_ical(data).walk("VEVENT"):
            name, first, last = str(event.get("SUMMARY", "")), event.get("DTSTART"), event.get("DTEND")
            if first is None or type(first.dt) is not date:
                continue
            until = last.dt if last is not None and type(last.dt) is date else first.dt + timedelta(days=1)
            days = [first.dt + timedelta(days=n) for n in range(min((until - first.dt).days, _MOST_DAYS))]
            if not days or not ("班" in name or any(one in name for one in _NAMES)):
                continue
            free, worked = found.setdefault(days[-1].year, (set(), set()))
            (worked if "班" in name else free).update(days)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError):
        raise DeskError("holidays.file") from None
    return [
        WorkYear(year=year, holidays=frozenset(free - worked), worked=frozenset(worked))
        for year, (free, worked) in found.items()
        if free
    ]
