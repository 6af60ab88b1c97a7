"""How long the room on a stick lasts: from how database and attachments grew lately, and what the rules keep.

Sizes are bytes, spans are days. The database lies there once for each copy that stays, attachments once for
all of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from mediation_desk.domain.backup import Copy
from mediation_desk.domain.copy_rules import CopyRules

LATELY: Final = timedelta(days=180)
LEAST: Final = timedelta(days=7)
"""A shorter time than this tells nothing about growth."""
FARTHEST: Final = 3650
"""Days; whatever lasts longer is said to last ten years and more."""
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """`needed` is what the next copy takes while it is written, `fits` whether there is room for it.

    `days` is how long the room lasts, at most FARTHEST; None while too little is known of the growth.
    """

    needed: int
    fits: bool
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Growth:
    database: float
    attachments: float
    between: float


def forecast(
    copies: Iterable[Copy],
    stick_id: str,
    free: int,
    rules: CopyRules,
    years: int | None,
    now: datetime,
    *,
    spare: int = 0,
) -> Forecast | None:
    """What room `free` on a stick means; None before the first copy whose sizes are known.

    `copies` are all this register knows, `years` for how long the newest of each year stays (None: for ever),
    `spare` what must stay free besides.
    """
    proved = (one for one in copies if one.verified and one.database_bytes)
    known = sorted(proved, key=lambda one: one.made_at)
    if not known:
        return None
    newest = known[-1]
    here = [one for one in known if one.stick_id == stick_id and stick_id and one.gone_at is None]
    growth = _growth([one for one in known if newest.made_at - one.made_at <= LATELY])
    since = max(0.0, (now - newest.made_at) / _DAY)
    database = newest.database_bytes + (growth.database * since if growth else 0)
    attachments = _attachments(newest) + (growth.attachments * since if growth else 0)
    there = max((_attachments(one) for one in here), default=0)
    needed = round(database + max(0.0, attachments - there)) + spare
    fits = needed <= free
    if growth is None:
        return Forecast(needed=needed, fits=fits, days=None)
    room = free + there + sum(one.database_bytes for one in here) - spare
    oldest = max(0.0, (now - here[0].made_at) / _DAY) if here else 0.0

    def lasts(day: int) -> bool:
        ages = _ages(rules, years, growth.between, day + oldest)
        lying = sum(max(0.0, database + growth.database * (day - age)) for age in ages)
        written = database + growth.database * day  # the new one stands before an older one goes
        return lying + written + attachments + growth.attachments * day <= room

    return Forecast(needed=needed, fits=fits, days=_last_day(lasts) if fits else 0)


def _growth(lately: Sequence[Copy]) -> _Growth | None:
    first, last = lately[0], lately[-1]
    span = last.made_at - first.made_at
    if span < LEAST:
        return None
    days = span / _DAY
    return _Growth(
        database=max(0, last.database_bytes - first.database_bytes) / days,
        attachments=max(0, _attachments(last) - _attachments(first)) / days,
        between=max(1.0, days / (len(lately) - 1)),
    )


def _attachments(one: Copy) -> int:
    return max(0, one.bytes - one.database_bytes)


def _ages(rules: CopyRules, years: int | None, between: float, span: float) -> list[float]:
    """About how old each copy is that the rules keep, when copies were made for `span` days."""
    most = int(span // 365.25) if years is None else years
    ages = [0.0]
    kept = ((between, rules.daily), (7, rules.weekly), (30.44, rules.monthly), (365.25, most + 1))
    for step, count in kept:
        reached = ages[-1]
        ages += [step * n for n in range(1, count) if reached < step * n <= span]
    return ages


def _last_day(lasts: Callable[[int], bool]) -> int:
    """The last day of those on which it lasts, which come first; 0 when there is none."""
    return max(0, bisect_left(range(FARTHEST + 1), True, key=lambda day: not lasts(day)) - 1)
