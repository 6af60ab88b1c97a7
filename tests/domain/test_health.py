"""The rules of the health report by example: versions, disks that fill up, sign-ins, history."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mediation_desk.domain.health import (
    MOST_DAYS,
    HealthAct,
    HealthDay,
    HealthKey,
    HealthLevel,
    HealthReport,
    remembered,
    watch,
)
from mediation_desk.domain.health_computer import (
    Computer,
    days_left,
    judge_disk,
    judge_program,
    version,
)
from mediation_desk.domain.health_work import judge_sign_ins
from mediation_desk.domain.recovery_places import LONGEST, Places, check_places
from mediation_desk.errors import DeskError
from tests.desk_fixtures import NOON

TODAY = date(2026, 3, 18)
DAY = timedelta(days=1)


def test_versions_are_in_their_order() -> None:
    order = ["", "0.9", "1.0.0.dev0", "1.0.0.dev2", "1.0.0rc1", "1.0.0", "1.0.1.dev0", "1.2", "1.10", "2.0"]
    assert sorted(order, key=version) == order
    assert version("1.0") == version("1.0.0")


@pytest.mark.parametrize(
    ("here", "there", "level"),
    [
        ("1.0.0", "", HealthLevel.GOOD),
        ("1.0.0", "1.0.0", HealthLevel.GOOD),
        ("1.1.0", "1.0.0", HealthLevel.GOOD),
        ("1.0.0.dev0", "1.0.0", HealthLevel.WATCH),
    ],
)
def test_an_older_program_than_wrote_here_is_said(here: str, there: str, level: HealthLevel) -> None:
    assert judge_program(here, there).level is level


def test_growth_is_told_from_two_weeks_at_least() -> None:
    recent = (HealthDay(day=TODAY - 13 * DAY, levels=(), size=1_000),)
    long_ago = (HealthDay(day=TODAY - 20 * DAY, levels=(), size=1_000), *recent)
    assert days_left(10_000, 2_000, recent, NOON) is None
    assert days_left(10_000, 2_000, long_ago, NOON) == 200
    assert days_left(10_000, 1_000, long_ago, NOON) is None
    assert days_left(10_000, 900, long_ago, NOON) is None
    assert days_left(10_000, 0, long_ago, NOON) is None
    assert judge_disk(Computer(free=80_000_000_000), (), NOON).said == "good"


def test_sign_ins_count_by_their_worst_day() -> None:
    assert judge_sign_ins(()).level is HealthLevel.GOOD
    assert judge_sign_ins(((TODAY - DAY, 4), (TODAY, 4))).said == "few"
    assert judge_sign_ins(((TODAY - DAY, 5), (TODAY, 1))).level is HealthLevel.WATCH
    assert judge_sign_ins(((TODAY, 20),)).level is HealthLevel.ACT


def test_history_keeps_a_day_once_and_forgets_the_oldest() -> None:
    days: tuple[HealthDay, ...] = ()
    for n in range(MOST_DAYS + 5):
        days = remembered(days, TODAY + n * DAY, {HealthKey.COPY: HealthLevel.ACT}, size=n)
    assert len(days) == MOST_DAYS
    last = TODAY + (MOST_DAYS + 4) * DAY
    again = remembered(days, last, {HealthKey.COPY: HealthLevel.GOOD, HealthKey.DISK: HealthLevel.WATCH}, 0)
    assert len(again) == MOST_DAYS
    assert again[-1].level(HealthKey.COPY) is HealthLevel.GOOD
    assert again[-1].level(HealthKey.DISK) is HealthLevel.WATCH
    assert again[-1].size == MOST_DAYS + 4  # what was not measured replaces nothing


def test_lines_that_were_not_looked_at_keep_what_was_found_that_day() -> None:
    first = remembered((), TODAY, {HealthKey.FONTS: HealthLevel.ACT}, 0)
    second = remembered(first, TODAY, {HealthKey.DISK: HealthLevel.WATCH}, 0)
    assert second[0].level(HealthKey.FONTS) is HealthLevel.ACT


def test_since_ends_where_it_was_otherwise() -> None:
    line = watch(HealthKey.DISK, "little", HealthAct.NONE)
    amber = ((HealthKey.DISK, HealthLevel.WATCH),)
    history = (
        HealthDay(day=TODAY - 9 * DAY, levels=amber),
        HealthDay(day=TODAY - 6 * DAY, levels=()),
        HealthDay(day=TODAY - 4 * DAY, levels=amber),
        HealthDay(day=TODAY - 1 * DAY, levels=amber),
    )
    report = HealthReport(at=NOON, lines=(line,), history=history)
    assert report.since(line, TODAY) == TODAY - 4 * DAY


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("481 902 337 115 640 228 971 356 004", "place.secret"),
        ("academic acid acrobat romp charity alpha beard again laser eyebrow", "place.secret"),
        ("甲" * (LONGEST + 1), "place.too_long"),
    ],
)
def test_a_place_is_never_the_secret(typed: str, key: str) -> None:
    with pytest.raises(DeskError) as fault:
        check_places(Places(card=typed))
    assert (fault.value.key, fault.value.field) == (key, "card_place")


def test_a_place_with_a_telephone_number_is_kept() -> None:
    kept = check_places(Places(card="  主任室保险柜   13800001234 ", sheets="Safe B, room 204"))
    assert kept == Places(card="主任室保险柜 13800001234", sheets="Safe B, room 204")
