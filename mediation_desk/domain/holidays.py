"""Public holidays and the rest days worked for them, by the yearly notices of the State Council.

A year is known once its notice is out; before that its working days are told by the weekday alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

# Year: (first and last day of each holiday, rest days that are worked), months and days.
_NOTICES: dict[int, tuple[str, str]] = {
    2023: (
        "0101-0102 0121-0127 0405-0405 0429-0503 0622-0624 0929-1006",
        "0128 0129 0423 0506 0625 1007 1008",
    ),
    2024: (
        "0101-0101 0210-0217 0404-0406 0501-0505 0610-0610 0915-0917 1001-1007",
        "0204 0218 0407 0428 0511 0914 0929 1012",
    ),
    2025: (
        "0101-0101 0128-0204 0404-0406 0501-0505 0531-0602 1001-1008",
        "0126 0208 0427 0928 1011",
    ),
    2026: (
        "0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007",
        "0104 0214 0228 0509 0920 1010",
    ),
}
KNOWN = frozenset(_NOTICES)
"""Years whose notice the program carries."""


def _day(year: int, said: str) -> date:
    return date(year, int(said[:2]), int(said[2:]))


def _spread(year: int, spans: str) -> Iterator[date]:
    for span in spans.split():
        first, last = (_day(year, part) for part in span.split("-"))
        yield from (first + timedelta(days=n) for n in range((last - first).days + 1))


HOLIDAYS = frozenset(day for year, (spans, _worked) in _NOTICES.items() for day in _spread(year, spans))
WORKED = frozenset(_day(year, said) for year, (_spans, days) in _NOTICES.items() for said in days.split())
"""Saturdays and Sundays on which offices work in place of another day."""
