"""Holidays as somebody types them or pastes them from the yearly notice, and the same written back.

Understood are 1月1日至3日, 2027年1月1日至1月3日, 1.1-1.3, 2027-01-01..2027-01-03 and whole sentences of the
notice; what stands in a sentence with 上班 is a rest day worked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from mediation_desk.domain.work_year import Span, days_of, spans_of
from mediation_desk.errors import DeskError

_ISO = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_SAID = r"(?:(\d{4})年)?(\d{1,2})[月./](\d{1,2})[日号]?"
_DATE = f"(?:{_ISO}|{_SAID})"
_RUN = re.compile(rf"{_DATE}(?:(?:至|到|~|-|–|—|\.\.)(?:{_DATE}|(\d{{1,2}})[日号]))?", re.ASCII)
_ASIDE = re.compile(r"\([^)]*\)|\d+天|\d{4}年(?!\d)|与周末连休")
_CLAUSE = re.compile(r"[。;；\n]")
_WORKED = "上班"


def read_holidays(holidays: str, worked: str, year: int) -> tuple[frozenset[date], frozenset[date]]:
    """(holidays, rest days worked) of two texts; a whole notice may stand in the first.

    Raises DeskError beside its field: holidays.unreadable (line), holidays.no_such_day (line),
    holidays.backwards, holidays.too_long.
    """
    free: list[Span] = []
    work: list[Span] = []
    for clause, spans in _clauses(holidays, year, "holidays"):
        (work if _WORKED in clause else free).extend(spans)
    for _clause, spans in _clauses(worked, year, "worked"):
        work.extend(spans)
    return days_of(free), days_of(work)


def write_days(days: Iterable[date], year: int) -> str:
    """The same days a line each: 1月1日至1月3日; the year stands where it is another one."""
    return "\n".join(
        _said(first, year) + (f"至{_said(last, year)}" if last != first else "")
        for first, last in spans_of(days)
    )


def _said(day: date, year: int) -> str:
    said = f"{day.month}月{day.day}日"
    return said if day.year == year else f"{day.year}年{said}"


def _clauses(text: str, year: int, field: str) -> Iterator[tuple[str, list[Span]]]:
    for clause in _CLAUSE.split(unicodedata.normalize("NFKC", text)):
        plain = "".join(clause.split())
        plain = re.sub(r"\([^)]*\)", "", plain)
        spans = [_span(found, year, field, plain) for found in _RUN.finditer(plain)]
        left = _ASIDE.sub("", _RUN.sub("", plain))
        if re.search(r"\d", left):
            raise DeskError("holidays.unreadable", field=field, line=plain[:40])
        yield plain, spans


def _span(found: re.Match[str], year: int, field: str, clause: str) -> Span:
    parts = found.groups()
    try:
        first = _date(parts[0:3], parts[3:6], year)
        if parts[12] is not None:
            return first, first.replace(day=int(parts[12]))
        later = parts[6:9], parts[9:12]
        last = _date(*later, first.year) if any(map(any, later)) else first
        if last < first and (first.month, last.month) == (12, 1):
            last = last.replace(year=last.year + 1)  # 12月31日至1月2日
    except ValueError:
        raise DeskError("holidays.no_such_day", field=field, line=clause[:40]) from None
    return first, last


def _date(iso: tuple[str | None, ...], said: tuple[str | None, ...], year: int) -> date:
    own, month, day = iso if iso[1] is not None else said
    return date(int(own) if own else year, int(month or 0), int(day or 0))
