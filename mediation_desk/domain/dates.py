"""Legal dates: reading what is typed, ages on a day, and how a day is said on screen."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from mediation_desk.errors import DeskError

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")  # no summer time since 1991; needs no tz database
_EARLIEST = 1880
_FULL = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?", re.ASCII)
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_SHORT = re.compile(r"(\d{1,2})[-./月](\d{1,2})[日号]?", re.ASCII)
_SAID = {"今天": 0, "昨天": -1, "前天": -2, "明天": 1, "后天": 2}
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_TENS = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""What English calls a month where Chinese counts it; short, for the columns of lists."""


def legal_day(moment: datetime) -> date:
    """The day in Asia/Shanghai on which an aware moment lies."""
    return moment.astimezone(SHANGHAI).date()


def end_of(day: date) -> datetime:
    """The last moment of a day in Asia/Shanghai."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=SHANGHAI)


def time_said(moment: datetime) -> str:
    """As 9:05, on the clock on the wall."""
    here = moment.astimezone(SHANGHAI)
    return f"{here.hour}:{here.minute:02}"


def span_said(starts: datetime, ends: datetime) -> str:
    """As 9:00–10:30, on the clock on the wall."""
    return f"{time_said(starts)}–{time_said(ends)}"


def read_date(typed: str, today: date, *, field: str = "date") -> date:
    """The day typed: 2026-3-18, 20260318, 2026.3.18, 3月18日 (this year), 昨天, 二〇二六年三月十八日.

    Full-width characters and spaces do not matter. Raises DeskError `date.*` beside `field`.
    """
    text = "".join(unicodedata.normalize("NFKC", typed).split())
    if not text:
        raise DeskError("date.empty", field=field)
    if text in _SAID:
        return today + timedelta(days=_SAID[text])
    text = _TENS.sub(lambda ten: f"{ten[1] or '一'}{ten[2] or '〇'}", text).translate(_CHINESE_DIGITS)
    parts = _FULL.fullmatch(text) or _SOLID.fullmatch(text)
    if parts:
        year, month, day = (int(part) for part in parts.groups())
    elif parts := _SHORT.fullmatch(text):
        year, month, day = today.year, int(parts[1]), int(parts[2])
    else:
        raise DeskError("date.unreadable", field=field)
    try:
        read = date(year, month, day)
    except ValueError:
        raise DeskError("date.no_such_day", field=field) from None
    if read.year < _EARLIEST:
        raise DeskError("date.too_early", field=field, year=_EARLIEST)
    return read


def birthday(born: date, year: int) -> date:
    """The birthday in `year`; 29 February falls on 1 March in common years."""
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def age(born: date, on: date) -> int:
    """Full years (周岁) on a day; a year is reached on the birthday itself (民法典 art 17, 1259)."""
    return on.year - born.year - (on < birthday(born, on.year))


def months(born: date, on: date) -> int:
    """Full months of age on a day; a day the month lacks is reached on the next month's first."""
    return (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """An age as it is shown: in months below two years, else in full years."""

    years: int
    months: int

    @property
    def in_months(self) -> bool:
        """Whether the age is shown in months."""
        return self.years < 2


def shown_age(born: date, on: date) -> Age:
    """The age of somebody on a day, both ways; the screen and the paper choose by `in_months`."""
    return Age(years=age(born, on), months=months(born, on))


def reaches(born: date, years: int) -> date:
    """The day on which somebody reaches `years`."""
    return birthday(born, born.year + years)


def day_said(day: date, today: date) -> tuple[str, dict[str, object]]:
    """How a day is said near `today`: a message key and what fills it (今天, 昨天, 3月18日, 2024年3月5日)."""
    near = {0: "day.today", -1: "day.yesterday", 1: "day.tomorrow"}.get((day - today).days)
    if near:
        return near, {}
    names: dict[str, object] = {"month": day.month, "day": day.day, "month_name": MONTHS[day.month - 1]}
    if day.year == today.year:
        return "day.this_year", names
    return "day.other_year", {"year": day.year, **names}
