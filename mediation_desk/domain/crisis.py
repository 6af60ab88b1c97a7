"""The risk protocol after PHQ-9 item 9, or whenever somebody speaks of harming themselves (危机事件).

What is asked directly, how high the danger is, what was done, and when somebody looks again: within 24 hours.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError


class CrisisLevel(StrEnum):
    """低, 中, 高, 紧急."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    URGENT = "urgent"


class CrisisAct(StrEnum):
    """What can be done at once."""

    NOT_ALONE = "not_alone"
    EMERGENCY = "emergency"
    HOTLINE = "hotline"
    GUARDIAN = "guardian"
    HOSPITAL = "hospital"
    MEANS_AWAY = "means_away"
    SUPERVISOR = "supervisor"
    PLAN_MADE = "plan_made"


_TOLD = (CrisisAct.SUPERVISOR, CrisisAct.HOTLINE)
_GUARDED = (*_TOLD, CrisisAct.GUARDIAN, CrisisAct.MEANS_AWAY)
EXPECTED: dict[CrisisLevel, tuple[CrisisAct, ...]] = {
    CrisisLevel.LOW: (),
    CrisisLevel.MEDIUM: _TOLD,
    CrisisLevel.HIGH: _GUARDED,
    CrisisLevel.URGENT: (CrisisAct.NOT_ALONE, CrisisAct.EMERGENCY, CrisisAct.HOSPITAL, *_GUARDED),
}
"""What a level asks for; what was not done is explained, for instance that telling the family is unsafe."""

QUESTIONS = ("thoughts", "plan", "means", "timing", "history", "protective")
"""想法, 计划, 手段, 时间, 既往, 保护因素: each asked directly, each answered in words (没有 is an answer)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisSheet:
    """What was asked and answered, judged and done; `why_not` explains acts the level asks for and that lack.

    `instructions` say what others who meet the person must do and not do; they repeat nothing that was said.
    """

    level: CrisisLevel
    next_at: datetime
    thoughts: str = ""
    plan: str = ""
    means: str = ""
    timing: str = ""
    history: str = ""
    protective: str = ""
    done: frozenset[CrisisAct] = frozenset()
    why_not: str = ""
    instructions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisEvent:
    """That there is danger, how high, and when somebody looks again; `sheet` is None where it stays sealed.

    `instructions` is None where they are not for whoever asks. `next_at` is None once nobody need look again.
    """

    id: str
    file_id: str
    session_id: str
    person_id: str
    result_id: str | None
    level: CrisisLevel
    assessed_by: str
    assessed_at: datetime
    next_at: datetime | None
    sheet: CrisisSheet | None = None
    instructions: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Somebody looked again: what they found, how high the danger is now, and when the next look is due."""

    level: CrisisLevel
    words: str
    next_at: datetime | None = None
    by: str = ""
    at: datetime | None = None


def lacking(level: CrisisLevel, done: frozenset[CrisisAct]) -> tuple[CrisisAct, ...]:
    """What the level asks for and was not done."""
    return tuple(one for one in EXPECTED[level] if one not in done)


def check_sheet(sheet: CrisisSheet, now: datetime, latest: datetime) -> None:
    """Whether the protocol is whole.

    Raises DeskError: crisis.ask (a question without an answer), crisis.why_not, crisis.instructions,
    crisis.look_again (not after now, or after `latest`), text.*.
    """
    for name in (*QUESTIONS, "why_not", "instructions"):
        words = getattr(sheet, name)
        check_text(words, name, PARAGRAPH, lines=True)
        if name in QUESTIONS and not words.strip():
            raise DeskError("crisis.ask", field=name)
    if lacking(sheet.level, sheet.done) and not sheet.why_not.strip():
        raise DeskError("crisis.why_not", field="why_not")
    if sheet.level is not CrisisLevel.LOW and not sheet.instructions.strip():
        raise DeskError("crisis.instructions", field="instructions")
    if not now < sheet.next_at <= latest:
        raise DeskError("crisis.look_again", field="next_at")


def check_follow_up(look: FollowUp, now: datetime, latest: datetime) -> None:
    """Words, and a next look unless the danger is low; from high on again by `latest`.

    Raises DeskError: crisis.found, crisis.next_needed, crisis.look_again, text.*.
    """
    check_text(look.words, "words", PARAGRAPH, lines=True)
    if not look.words.strip():
        raise DeskError("crisis.found", field="words")
    if look.next_at is None:
        if look.level is not CrisisLevel.LOW:
            raise DeskError("crisis.next_needed", field="next_at")
        return
    near = look.level in (CrisisLevel.HIGH, CrisisLevel.URGENT)
    if look.next_at <= now or (near and look.next_at > latest):
        raise DeskError("crisis.look_again", field="next_at")


def sealed_sheet(sheet: CrisisSheet) -> str:
    """The whole sheet but for the instructions, which have readers of their own, as canonical JSON."""
    told: dict[str, Any] = {name: getattr(sheet, name) for name in (*QUESTIONS, "why_not")}
    told |= {"level": sheet.level.value, "done": sorted(sheet.done), "next_at": sheet.next_at.isoformat()}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def opened_sheet(text: str, instructions: str = "") -> CrisisSheet:
    """A sheet from its text; ValueError when it is none."""
    told = json.loads(text)
    return CrisisSheet(
        level=CrisisLevel(told["level"]),
        next_at=datetime.fromisoformat(told["next_at"]),
        done=frozenset(CrisisAct(one) for one in told["done"]),
        why_not=told["why_not"],
        instructions=instructions,
        **{name: told[name] for name in QUESTIONS},
    )
