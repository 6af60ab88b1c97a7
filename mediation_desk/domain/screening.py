"""Violence screening of one person alone: questions, answer sheets and the mark they compute.

A professional aid of the centre's own wording, not a validated scale. Risk factors follow published
lists: weapon, choking, threats to kill, forced sex, growing severity, pregnancy, separation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mediation_desk.domain.safety import Mark, highest
from mediation_desk.errors import DeskError


class Answer(StrEnum):
    """没有 / 有，过去 / 有，近三个月 / 不愿回答; declining is never counted as 没有."""

    NO = "no"
    PAST = "past"
    RECENT = "recent"
    DECLINED = "declined"


class YesNo(StrEnum):
    """没有 / 有 / 不清楚."""

    NO = "no"
    YES = "yes"
    UNCLEAR = "unclear"


class QuestionKind(StrEnum):
    """What an answer looks like: an Answer, a YesNo, a figure 0–10 (or Answer.DECLINED), or words."""

    FREQUENCY = "frequency"
    YES_NO = "yes_no"
    SCALE = "scale"
    TEXT = "text"


class ScreeningForm(StrEnum):
    """FULL for spouses, partners and former partners; SHORT for other relatives (家里人)."""

    FULL = "full"
    SHORT = "short"


AnswerValue = Answer | YesNo | int | str
FULL_IDS = (
    *("1", "2", "3", "4", "5a", "5b", "5c", "6", "7a", "7b", "8", "9", "10a", "10b"),
    *("11a", "11b", "12", "13", "14", "15a", "15b", "15c", "16", "17", "18"),
)
_FULL_ONLY = {"6", "9", "10a", "10b", "14"}
QUESTION_IDS = {
    ScreeningForm.FULL: FULL_IDS,
    ScreeningForm.SHORT: tuple(question for question in FULL_IDS if question not in _FULL_ONLY),
}
OTHER_PARTY_IDS = ("b1", "b2", "b3", "b4", "b5", "b6", "b7")  # informs the interviewer, computes nothing
_KINDS = {
    "13": QuestionKind.YES_NO,
    "16": QuestionKind.SCALE,
    "17": QuestionKind.TEXT,
    "18": QuestionKind.TEXT,
    "b7": QuestionKind.YES_NO,
}
_YES = (Answer.PAST, Answer.RECENT, YesNo.YES)


def kind_of(question: str) -> QuestionKind:
    """What an answer to this question looks like."""
    return _KINDS.get(question, QuestionKind.FREQUENCY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """The rules' figures and question ids; data, so that a centre may set them stricter."""

    red_recent: tuple[str, ...] = ("3", "4", "5a", "5b", "6", "7b", "10a", "11b", "15a", "15c")
    red_recent_feared: tuple[str, ...] = ("2",)
    red_fear: tuple[str, ...] = ("1",)
    red_past: tuple[str, ...] = ("3", "4", "6")
    red_past_with: tuple[str, ...] = ("12", "14")
    red_home_safety: int = 3
    orange_any: tuple[str, ...] = (
        *("2", "3", "4", "5a", "5b", "5c", "6", "7a", "7b"),
        *("10a", "10b", "11a", "11b", "15a", "15b", "15c"),
    )
    orange_count: int = 4
    orange_declined: tuple[str, ...] = (
        *("2", "3", "4", "5a", "5b", "5c", "6", "7a", "7b"),
        *("10a", "10b", "11a", "11b"),
    )


DEFAULT_THRESHOLDS = Thresholds()


class ScreeningRule(StrEnum):
    """Why a mark was given."""

    RECENT_GRAVE = "recent_grave"
    RECENT_FEARED = "recent_feared"
    PAST_GRAVE_GROWING = "past_grave_growing"
    UNSAFE_HOME = "unsafe_home"
    SERIOUS = "serious"
    MANY = "many"
    DECLINED_SERIOUS = "declined_serious"
    SOME = "some"
    DECLINED_OTHER = "declined_other"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One rule that held, the mark it asks for and the questions that made it hold."""

    rule: ScreeningRule
    mark: Mark
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningResult:
    """The mark of one person and why, strongest reason first; `answered` of `total` questions asked."""

    mark: Mark
    reasons: tuple[Reason, ...]
    answered: int
    total: int

    @property
    def finished(self) -> bool:
        """Whether every question of the form has its answer; without it nothing is valid for a sitting."""
        return self.answered == self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """One sheet of one person, asked alone by `asked_by`; its answers and reasons live sealed.

    `mark` and `finished` are what `screened` computed. A sheet that lowers the earlier mark counts only once
    `lowering_approved_by` names the director; the earlier sheet stays.
    """

    id: str
    person_id: str
    form: ScreeningForm
    asked_by: str
    asked_at: datetime
    mark: Mark = Mark.UNFINISHED
    finished: bool = False
    answers: tuple[tuple[str, AnswerValue], ...] = ()
    other_party_answers: tuple[tuple[str, AnswerValue], ...] = ()
    judgement: Mark | None = None
    judgement_reason: str = ""
    safe_contact: str = ""
    lowering_approved_by: str | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneSafety:
    """What is asked on the phone before any screening: 现在安全吗, 怎样联系安全."""

    person_id: str
    safe_now: YesNo
    safe_contact: str
    asked_by: str
    asked_at: datetime


def compute(
    form: ScreeningForm,
    answers: Mapping[str, AnswerValue],
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> ScreeningResult:
    """The mark of one answer sheet.

    An unfinished sheet is UNFINISHED unless what was already said asks for more; every question of the form
    must be answered to finish, declining is an answer, blank words are none, questions not asked do not
    count. Declining outside the serious questions asks for YELLOW, because it is never counted as 没有.
    """
    given = _checked(QUESTION_IDS[form], answers)
    reasons = [reason for reason in _rules(given, thresholds) if reason.questions]
    total = len(QUESTION_IDS[form])
    marks = [reason.mark for reason in reasons] or [Mark.NONE]
    if len(given) < total:
        marks.append(Mark.UNFINISHED)
    return ScreeningResult(mark=highest(marks), reasons=tuple(reasons), answered=len(given), total=total)


def judged(result: ScreeningResult, judgement: Mark | None, reason: str) -> ScreeningResult:
    """The result with the interviewer's own judgement, which may only raise it.

    Raises DeskError `screening.reason_needed`, `screening.only_raises`.
    """
    if judgement is None:
        return result
    if not reason.strip():
        raise DeskError("screening.reason_needed", field="judgement_reason")
    settled = highest([judgement, *(reason.mark for reason in result.reasons)])
    if judgement in (Mark.NONE, Mark.UNFINISHED) or settled is not judgement:
        raise DeskError("screening.only_raises", field="judgement")
    why = Reason(rule=ScreeningRule.JUDGEMENT, mark=judgement)
    return ScreeningResult(
        mark=highest([result.mark, judgement]),
        reasons=(why, *result.reasons),
        answered=result.answered,
        total=result.total,
    )


def _checked(asked: tuple[str, ...], answers: Mapping[str, AnswerValue]) -> dict[str, AnswerValue]:
    """Answers that count, in the form's order; an answer of the wrong kind is a fault of the program."""
    if unknown := set(answers) - set(asked):
        raise ValueError(f"not asked on this form: {sorted(unknown)}")
    given = {question: answers[question] for question in asked if question in answers}
    for question, value in given.items():
        if not fits(question, value):
            raise ValueError(f"question {question} is not answered like this")
    return {
        question: value for question, value in given.items() if not isinstance(value, str) or value.strip()
    }


def fits(question: str, value: AnswerValue) -> bool:
    """Whether a value is an answer to this kind of question."""
    kind = kind_of(question)
    if kind is QuestionKind.FREQUENCY:
        return isinstance(value, Answer)
    if kind is QuestionKind.YES_NO:
        return isinstance(value, YesNo)
    if kind is QuestionKind.SCALE:
        return value is Answer.DECLINED or (type(value) is int and 0 <= value <= 10)
    return type(value) is str


def _rules(given: Mapping[str, AnswerValue], at: Thresholds) -> list[Reason]:
    """Every rule with the questions that make it hold; one without questions does not hold."""

    def where(questions: tuple[str, ...], *values: AnswerValue) -> tuple[str, ...]:
        return tuple(question for question in questions if given.get(question) in values)

    everything = tuple(question for question in given if kind_of(question) is not QuestionKind.TEXT)
    yes = where(everything, *_YES)
    home = given.get("16")
    feared = where(at.red_recent_feared, Answer.RECENT), where(at.red_fear, *_YES)
    growing = where(at.red_past, Answer.PAST, Answer.RECENT), where(at.red_past_with, *_YES)
    declined = where(everything, Answer.DECLINED)
    unsafe = ("16",) if type(home) is int and home <= at.red_home_safety else ()
    red = {
        ScreeningRule.RECENT_GRAVE: where(at.red_recent, Answer.RECENT),
        ScreeningRule.RECENT_FEARED: feared[0] + feared[1] if all(feared) else (),
        ScreeningRule.PAST_GRAVE_GROWING: growing[0] + growing[1] if all(growing) else (),
        ScreeningRule.UNSAFE_HOME: unsafe,
    }
    orange = {
        ScreeningRule.SERIOUS: where(at.orange_any, *_YES),
        ScreeningRule.MANY: yes if len(yes) >= at.orange_count else (),
        ScreeningRule.DECLINED_SERIOUS: where(at.orange_declined, Answer.DECLINED),
    }
    yellow = {
        ScreeningRule.SOME: tuple(question for question in yes if question not in at.orange_any),
        ScreeningRule.DECLINED_OTHER: tuple(
            question for question in declined if question not in at.orange_declined
        ),
    }
    return [
        Reason(rule=rule, mark=mark, questions=questions)
        for mark, rules in ((Mark.RED, red), (Mark.ORANGE, orange), (Mark.YELLOW, yellow))
        for rule, questions in rules.items()
    ]
