"""Counting everything anew in the background: the first time, and whenever rules or holidays changed.

How far it came stands among the settings, with a mark of the rules it counts by; a desk that is closed in
between goes on where it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services.access import EVERYBODY
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.permission import allowed
from mediation_desk.services.recount import recount_all

SETTING = "limits_counted"
"""[mark of the rules, where the next step begins]; an empty place says that all is counted."""

_VERSION = 3
"""Raised with a change of what limits are counted from, so that every register counts anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCount:
    """Rules to count by (their mark), and where to go on."""

    mark: str
    after: str


def to_count(records: Records) -> ToCount | None:
    """What is left to count; None when everything stands as the rules in force say."""
    mark = _mark(records)
    told = office.setting(records, SETTING)
    if not isinstance(told, list) or len(told) != 2 or told[0] != mark:
        return ToCount(mark=mark, after="")
    return ToCount(mark=mark, after=str(told[1])) if told[1] else None


@allowed(EVERYBODY)
def limits_to_count(records: Records) -> bool:
    """Whether something is left to count."""
    return to_count(records) is not None


@allowed(EVERYBODY)
def count_on(records: Records) -> bool:
    """Count the next step; whether more is left. It decides nothing, so that everybody's desk may."""
    left = to_count(records)
    if left is None:
        return False
    after = recount_all(records, left.after)
    office.set_quietly(records, SETTING, [left.mark, after])
    return bool(after)


def _mark(records: Records) -> str:
    book = book_of(records)
    rules = sorted((key, rule.amount, rule.unit, rule.roll) for key, rule in book.rules.items())
    days = sorted(book.calendar.holidays), sorted(book.calendar.worked), sorted(book.calendar.known)
    return blake2b(repr((_VERSION, rules, days)).encode(), digest_size=16).hexdigest()
