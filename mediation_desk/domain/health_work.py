"""What of the work lies too long, in counts alone: limits, visits, notes, drafts, copies, sign-ins."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from mediation_desk.domain.health import HealthAct, HealthKey, HealthLine, act_now, good, watch

NOTE_AFTER: Final = timedelta(days=7)
"""How long a note or record may wait for its signature."""
NOTES_RED_AFTER: Final = timedelta(days=30)
"""From then on it is red: nobody remembers a talk so long."""
DRAFT_AFTER: Final = timedelta(days=30)
SIGN_INS_SEEN: Final = timedelta(days=14)
"""How far back failed sign-ins are looked at."""
SIGN_INS_A_DAY: Final = 5
"""From so many failures on one day on somebody ought to ask who tried."""
SIGN_INS_RED: Final = 20


def judge_notes(count: int, oldest: date | None, today: date) -> HealthLine:
    """`count` are notes and records of sittings that wait for a signature longer than a week."""
    key, act = HealthKey.NOTES, HealthAct.NOTES
    if not count or oldest is None:
        return good(key)
    if today - oldest > NOTES_RED_AFTER:
        return act_now(key, "long", act, n=count, day=oldest)
    return watch(key, "wait", act, n=count, day=oldest)


def judge_exports(count: int, oldest: date | None) -> HealthLine:
    """`count` are copies outside the desk whose time is over."""
    if not count or oldest is None:
        return good(HealthKey.EXPORTS)
    return watch(HealthKey.EXPORTS, "over", HealthAct.TODAY, n=count, day=oldest)


def judge_visits(count: int, oldest: date | None) -> HealthLine:
    """`count` are visits whose planned day is over."""
    if not count or oldest is None:
        return good(HealthKey.VISITS)
    return watch(HealthKey.VISITS, "over", HealthAct.VISITS, n=count, day=oldest)


def judge_limits(count: int) -> HealthLine:
    """`count` are limits that are over and met by nobody, without those that have a line of their own."""
    if not count:
        return good(HealthKey.LIMITS)
    return watch(HealthKey.LIMITS, "over", HealthAct.LIMITS, n=count)


def judge_drafts(count: int, oldest: date | None) -> HealthLine:
    """`count` are drafts nobody touched for a month; whose they are is not told."""
    if not count or oldest is None:
        return good(HealthKey.DRAFTS)
    return watch(HealthKey.DRAFTS, "old", HealthAct.NONE, n=count, day=oldest)


def judge_sign_ins(by_day: tuple[tuple[date, int], ...]) -> HealthLine:
    """`by_day` counts failed sign-ins of the last two weeks, without names."""
    key, act = HealthKey.SIGN_INS, HealthAct.JOURNAL
    total = sum(count for _day, count in by_day)
    day, most = max(by_day, key=lambda one: (one[1], one[0]), default=(None, 0))
    if day is None or most < SIGN_INS_A_DAY:
        return good(key, "few" if total else "good", n=total)
    if most >= SIGN_INS_RED:
        return act_now(key, "very_many", act, n=most, day=day)
    return watch(key, "many", act, n=most, day=day)


def judge_numbers(asked: int, waiting: int) -> HealthLine:
    """After a restore: series of which nobody said the last number on paper, and numbers skipped since."""
    key, act = HealthKey.NUMBERS, HealthAct.NUMBERS
    if asked:
        return watch(key, "asked", act, n=asked)
    if waiting:
        return watch(key, "waiting", act, n=waiting)
    return good(key)
