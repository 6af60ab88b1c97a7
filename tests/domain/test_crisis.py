"""The risk protocol: every question asked, what a level asks for, and the next look within 24 hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mediation_desk.domain.crisis import (
    EXPECTED,
    QUESTIONS,
    CrisisAct,
    CrisisLevel,
    CrisisSheet,
    FollowUp,
    check_follow_up,
    check_sheet,
    lacking,
    opened_sheet,
    sealed_sheet,
)
from mediation_desk.errors import DeskError
from tests.limit_fixtures import BOOK

NOW = datetime(2026, 3, 18, 2, 0, tzinfo=UTC)
LATEST = BOOK.ends_at("crisis_look", NOW)
WHOLE = CrisisSheet(
    level=CrisisLevel.URGENT,
    next_at=NOW + timedelta(hours=20),
    thoughts="有，昨晚开始。",
    plan="没有",
    means="家里有安眠药",
    timing="没有",
    history="没有",
    protective="放心不下女儿",
    done=frozenset(EXPECTED[CrisisLevel.URGENT]),
    instructions="不单独留下；门口见到请先叫辅导员。",
)


def refused(sheet: CrisisSheet) -> tuple[str, str | None]:
    with pytest.raises(DeskError) as said:
        check_sheet(sheet, NOW, LATEST)
    return said.value.key, said.value.field


def test_a_whole_sheet_passes_and_comes_back_from_its_text() -> None:
    check_sheet(WHOLE, NOW, LATEST)
    assert opened_sheet(sealed_sheet(WHOLE), WHOLE.instructions) == WHOLE
    assert WHOLE.instructions not in sealed_sheet(WHOLE)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_asked(question: str) -> None:
    assert refused(replace(WHOLE, **{question: "  "})) == ("crisis.ask", question)


@pytest.mark.parametrize("level", CrisisLevel)
def test_what_a_level_asks_for_is_done_or_explained(level: CrisisLevel) -> None:
    nothing = replace(WHOLE, level=level, done=frozenset())
    assert lacking(level, frozenset()) == EXPECTED[level]
    if EXPECTED[level]:
        assert refused(nothing) == ("crisis.why_not", "why_not")
    check_sheet(replace(nothing, why_not="告诉家里人不安全。"), NOW, LATEST)


def test_urgent_asks_for_everything_the_protocol_names() -> None:
    assert set(EXPECTED[CrisisLevel.URGENT]) == set(CrisisAct) - {CrisisAct.PLAN_MADE}


def test_others_are_told_what_to_do_unless_danger_is_low() -> None:
    silent = replace(WHOLE, instructions="")
    assert refused(silent) == ("crisis.instructions", "instructions")
    check_sheet(replace(silent, level=CrisisLevel.LOW), NOW, LATEST)


@pytest.mark.parametrize("hours", [-1, 0, 24.01, 48])
def test_the_next_look_is_within_24_hours(hours: float) -> None:
    assert refused(replace(WHOLE, next_at=NOW + timedelta(hours=hours))) == ("crisis.look_again", "next_at")


def test_only_a_low_danger_ends() -> None:
    check_follow_up(FollowUp(level=CrisisLevel.LOW, words="念头已经没有了。"), NOW, LATEST)
    with pytest.raises(DeskError, match="next_needed"):
        check_follow_up(FollowUp(level=CrisisLevel.MEDIUM, words="好一些"), NOW, LATEST)
    check_follow_up(
        FollowUp(level=CrisisLevel.MEDIUM, words="好一些", next_at=NOW + timedelta(days=3)), NOW, LATEST
    )
    with pytest.raises(DeskError, match="look_again"):
        check_follow_up(
            FollowUp(level=CrisisLevel.HIGH, words="还有", next_at=NOW + timedelta(days=3)), NOW, LATEST
        )
    with pytest.raises(DeskError, match="found"):
        check_follow_up(FollowUp(level=CrisisLevel.LOW, words=" "), NOW, LATEST)
