"""Which copies stay on a stick: all of today, the newest of each day, week, month and year, so many of each.

A copy is proved to be as the register was, and the register may be spoiled already when the last copy of a
day is made: those of the same day wait until the day is over. Copies of days to come, made before a clock was
set right, stay too and take no other copy's place.
Only proved copies of this register are counted. Whatever else lies there is named here and left alone, but
for copies that were never proved: they stay aside for some days, to be looked at, and go.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from mediation_desk.domain.backup import Kept
from mediation_desk.domain.copy_rules import CopyRules
from mediation_desk.domain.dates import legal_day


class CopyStanding(StrEnum):
    """What a folder on the stick is to this register."""

    PROVED = "proved"
    """A copy this register remembers as proved: counted, and the only kind the plan thins out."""
    EARLIER = "earlier"
    """One of this register's that it does not remember, as after a restore: stays, counts for nothing."""
    FAILED = "failed"
    """Not proved, not finished, or half deleted: goes when its days aside are over."""
    STRANGE = "strange"
    """Of another register, or nobody can tell whose: never touched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnStick:
    """One folder: its name, when it was made (a failed one: when last written to), and what it is."""

    name: str
    made_at: datetime
    standing: CopyStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What becomes of a folder: what it is kept for (proved ones alone), or that it goes."""

    name: str
    goes: bool
    kept: Kept | None = None


def plan(
    found: Iterable[OnStick], rules: CopyRules, years: int | None, now: datetime, just: str = ""
) -> tuple[Fate, ...]:
    """What stays and what goes, in the order given.

    `years` is for how long the newest of each year stays, None for ever. `just` is the copy proved this very
    moment, which stays whatever its date: a clock may have been set back.
    """
    every = tuple(found)
    proved = [one for one in every if one.standing is CopyStanding.PROVED]
    kept = _kept(proved, rules, years, legal_day(now))
    if just and just not in kept:
        kept[just] = Kept.DAY
    fates = []
    for one in every:
        if one.standing is CopyStanding.PROVED:
            fates.append(Fate(name=one.name, goes=one.name not in kept, kept=kept.get(one.name)))
        else:
            over = one.standing is CopyStanding.FAILED and now - one.made_at > timedelta(
                days=rules.aside_days
            )
            fates.append(Fate(name=one.name, goes=over and one.name != just))
    return tuple(fates)


def _kept(proved: Collection[OnStick], rules: CopyRules, years: int | None, today: date) -> dict[str, Kept]:
    newest_first = sorted(proved, key=lambda one: (one.made_at, one.name), reverse=True)
    kept = {one.name: Kept.DAY for one in newest_first[:1]}
    kept |= {one.name: Kept.DAY for one in newest_first if legal_day(one.made_at) >= today}
    until_now = [one for one in newest_first if legal_day(one.made_at) <= today]
    in_years = [
        one for one in until_now if years is None or legal_day(one.made_at).year >= today.year - years
    ]
    for span, of, most, among in (
        (Kept.DAY, _day, rules.daily, until_now),
        (Kept.WEEK, _week, rules.weekly, until_now),
        (Kept.MONTH, _month, rules.monthly, until_now),
        (Kept.YEAR, _year, len(in_years), in_years),
    ):
        for one in _newest_of_each(among, of, most):
            kept.setdefault(one.name, span)
    return kept


def _newest_of_each(
    newest_first: Iterable[OnStick], of: Callable[[date], tuple[int, ...]], most: int
) -> list[OnStick]:
    seen: dict[tuple[int, ...], OnStick] = {}
    for one in newest_first:
        seen.setdefault(of(legal_day(one.made_at)), one)
    return list(seen.values())[:most]


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: date) -> tuple[int, ...]:
    return tuple(day.isocalendar())[:2]


def _month(day: date) -> tuple[int, ...]:
    return day.year, day.month


def _year(day: date) -> tuple[int, ...]:
    return (day.year,)
