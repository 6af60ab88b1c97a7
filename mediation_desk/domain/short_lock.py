"""The short lock: an idle desk opens again with six digits for a while, instead of the whole password.

Which codes may be chosen, how often one may be wrong, and how long it lasts. It belongs to one sign-in and
one working day.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.errors import DeskError

DIGITS: Final = 6
TRIES: Final = 5
"""Wrong codes after which the whole password is asked."""
LONGEST: Final = timedelta(hours=4)
DAY_ENDS: Final = time(18, 0)
"""The end of the working day, half an hour after the calendar's last row; later sign-ins last to midnight."""
LEAST_DIFFERENT: Final = 3
FAVOURITES: Final = frozenset(
    {
        *("147258", "147852", "159357", "159753", "258369", "258456", "357159", "456852", "741852", "789456"),
        *("963852", "131420", "142857", "145200", "201314", "211314", "314159", "520131", "521131", "184520"),
        *("168888", "888168", "666888", "888666", "110119", "110120", "119120"),
    }
)
"""Walks over the number pad and numbers that are words in Chinese; what is used everywhere is tried first."""


def normal(code: str) -> str:
    """The code as half-width digits, however it was typed."""
    return "".join(unicodedata.normalize("NFKC", code).split())


def accept(code: str) -> str:
    """The code, if it may be chosen; DeskError (field `code`) `short_code.digits` or `short_code.simple`."""
    digits = normal(code)
    if not re.fullmatch(r"[0-9]{6}", digits):
        raise DeskError("short_code.digits", field="code")
    if is_simple(digits):
        raise DeskError("short_code.simple", field="code")
    return digits


def is_simple(digits: str) -> bool:
    """Whether somebody standing at the desk would try this one early: runs, repeats, mirrors, days."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(digits)}
    return (
        len(set(digits)) < LEAST_DIFFERENT
        or len(steps) == 1
        or digits[:3] in (digits[3:], digits[:2:-1])
        or digits[:2] == digits[2:4] == digits[4:]
        or all(digits[at] == digits[at + 1] for at in (0, 2, 4))
        or _walks(digits[:3]) == _walks(digits[3:]) != 0
        or digits in FAVOURITES
        or _is_day(digits)
    )


def ends_at(signed_in: datetime, locked: datetime) -> datetime:
    """When a short lock that began at `locked` ends: four hours later, or with the working day before."""
    here = signed_in.astimezone(SHANGHAI)
    ends = datetime.combine(here.date(), DAY_ENDS, SHANGHAI)
    if here >= ends:
        ends = datetime.combine(here.date() + timedelta(days=1), time(0), SHANGHAI)
    return min(locked + LONGEST, ends)


def _walks(three: str) -> int:
    """1 or −1 for three digits one after another (123, 987), else 0."""
    steps = {int(after) - int(before) for before, after in pairwise(three)}
    return steps.pop() if steps in ({1}, {-1}) else 0


def _is_day(digits: str) -> bool:
    """A birthday or another day: year, month and day of two digits each, or a year and its month."""
    one, two, three = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    year, month = int(digits[:4]), three
    if 1930 <= year <= 2039 and 1 <= month <= 12:
        return True
    if 1 <= one <= 12 and 1930 <= int(digits[2:]) <= 2039:
        return True
    return any(_exists(*parts) for parts in ((one, two, three), (three, one, two), (three, two, one)))


def _exists(year: int, month: int, day: int) -> bool:
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False
