"""Forty answer sheets with the mark each must compute, and what holds for every sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.safety import Mark, highest
from mediation_desk.domain.screening import (
    FULL_IDS,
    QUESTION_IDS,
    Answer,
    AnswerValue,
    QuestionKind,
    ScreeningForm,
    ScreeningRule,
    Thresholds,
    YesNo,
    compute,
    judged,
    kind_of,
)
from mediation_desk.errors import DeskError

FULL, SHORT = ScreeningForm.FULL, ScreeningForm.SHORT
NO, PAST, RECENT, DECLINED = Answer.NO, Answer.PAST, Answer.RECENT, Answer.DECLINED
QUIET: dict[QuestionKind, AnswerValue] = {
    QuestionKind.FREQUENCY: NO,
    QuestionKind.YES_NO: YesNo.NO,
    QuestionKind.SCALE: 10,
    QuestionKind.TEXT: "短信，工作日上午",
}
Said = dict[str, AnswerValue | None]


def sheet(form: ScreeningForm, said: Said) -> dict[str, AnswerValue]:
    """A quiet sheet with some questions answered otherwise, or (None) not at all."""
    answers: dict[str, AnswerValue | None] = {
        question: QUIET[kind_of(question)] for question in QUESTION_IDS[form]
    }
    assert set(said) <= set(answers)
    return {question: value for question, value in (answers | said).items() if value is not None}


SHEETS: list[tuple[ScreeningForm, Said, Mark]] = [
    # nothing
    (FULL, {}, Mark.NONE),
    (SHORT, {}, Mark.NONE),
    (FULL, {"13": YesNo.UNCLEAR, "16": 4}, Mark.NONE),
    # something within three months that asks to keep apart
    (FULL, {"3": RECENT}, Mark.RED),
    (FULL, {"4": RECENT}, Mark.RED),
    (FULL, {"5a": RECENT}, Mark.RED),
    (FULL, {"5b": RECENT}, Mark.RED),
    (FULL, {"6": RECENT}, Mark.RED),
    (FULL, {"7b": RECENT}, Mark.RED),
    (FULL, {"10a": RECENT}, Mark.RED),
    (FULL, {"11b": RECENT}, Mark.RED),
    (FULL, {"15a": RECENT}, Mark.RED),
    (FULL, {"15c": RECENT}, Mark.RED),
    # hands raised within three months, with and without fear
    (FULL, {"2": RECENT, "1": RECENT}, Mark.RED),
    (FULL, {"2": RECENT, "1": PAST}, Mark.RED),
    (FULL, {"2": RECENT}, Mark.ORANGE),
    (FULL, {"2": PAST, "1": RECENT}, Mark.ORANGE),
    # grave in the past, and growing or separating
    (FULL, {"3": PAST, "12": RECENT}, Mark.RED),
    (FULL, {"4": PAST, "14": PAST}, Mark.RED),
    (FULL, {"6": PAST, "14": RECENT}, Mark.RED),
    (FULL, {"3": PAST}, Mark.ORANGE),
    (FULL, {"5a": PAST, "12": RECENT}, Mark.ORANGE),
    # going home today
    (FULL, {"16": 3}, Mark.RED),
    (SHORT, {"16": 0}, Mark.RED),
    # any other yes on 2–7, 10, 11, 15
    (FULL, {"5c": RECENT}, Mark.ORANGE),
    (FULL, {"7a": RECENT}, Mark.ORANGE),
    (FULL, {"10b": RECENT}, Mark.ORANGE),
    (FULL, {"11a": PAST}, Mark.ORANGE),
    (FULL, {"15b": RECENT}, Mark.ORANGE),
    # four or more yes among 1–15
    (FULL, {"1": PAST, "8": PAST, "9": RECENT, "13": YesNo.YES}, Mark.ORANGE),
    (FULL, {"1": PAST, "8": PAST, "14": RECENT}, Mark.YELLOW),
    # would rather not answer
    (FULL, {"2": DECLINED}, Mark.ORANGE),
    (SHORT, {"11b": DECLINED}, Mark.ORANGE),
    (FULL, {"1": DECLINED}, Mark.YELLOW),
    # any other yes
    (FULL, {"1": RECENT}, Mark.YELLOW),
    (SHORT, {"13": YesNo.YES}, Mark.YELLOW),
    # not finished
    (FULL, {"9": None}, Mark.UNFINISHED),
    (FULL, {"1": PAST, "17": "  "}, Mark.UNFINISHED),
    (FULL, {"2": PAST, "18": None}, Mark.ORANGE),
    (SHORT, {"3": RECENT, "16": None}, Mark.RED),
]


def test_there_are_forty_sheets() -> None:
    assert len(SHEETS) == 40


@pytest.mark.parametrize(("form", "said", "mark"), SHEETS)
def test_the_mark_of_a_sheet(form: ScreeningForm, said: Said, mark: Mark) -> None:
    result = compute(form, sheet(form, said))
    assert result.mark is mark
    given = [
        value for value in said.values() if value is None or (isinstance(value, str) and not value.strip())
    ]
    assert (result.total - result.answered) == len(given)


def test_nothing_asked_is_unfinished() -> None:
    result = compute(FULL, {})
    assert (result.mark, result.reasons, result.answered, result.total) == (Mark.UNFINISHED, (), 0, 25)
    assert not result.finished


def test_the_short_form_asks_what_relatives_are_asked() -> None:
    numbers = {question.rstrip("abc") for question in QUESTION_IDS[SHORT]}
    assert numbers == {str(n) for n in (1, 2, 3, 4, 5, 7, 8, 11, 12, 13, 15, 16, 17, 18)}
    with pytest.raises(ValueError, match="not asked"):
        compute(SHORT, {"6": NO})


@pytest.mark.parametrize(
    ("question", "value"),
    [("1", YesNo.YES), ("13", PAST), ("16", 11), ("16", -1), ("16", True), ("17", 3), ("2", 1), ("16", PAST)],
)
def test_answers_of_the_wrong_kind_are_a_fault_of_the_program(question: str, value: AnswerValue) -> None:
    with pytest.raises(ValueError, match="not answered like this"):
        compute(FULL, {question: value})


def test_reasons_name_rule_and_questions_strongest_first() -> None:
    result = compute(FULL, sheet(FULL, {"2": RECENT, "1": PAST, "16": 2, "8": DECLINED}))
    assert [(reason.rule, reason.questions) for reason in result.reasons] == [
        (ScreeningRule.RECENT_FEARED, ("2", "1")),
        (ScreeningRule.UNSAFE_HOME, ("16",)),
        (ScreeningRule.SERIOUS, ("2",)),
        (ScreeningRule.SOME, ("1",)),
        (ScreeningRule.DECLINED_OTHER, ("8",)),
    ]


def test_a_centre_may_set_stricter_figures() -> None:
    stricter = Thresholds(red_home_safety=5, orange_count=2)
    assert compute(FULL, sheet(FULL, {"16": 5}), stricter).mark is Mark.RED
    assert compute(FULL, sheet(FULL, {"1": PAST, "8": PAST}), stricter).mark is Mark.ORANGE


def test_the_interviewer_may_raise_with_a_reason_never_lower() -> None:
    quiet = compute(FULL, sheet(FULL, {}))
    raised = judged(quiet, Mark.RED, "进门时一直发抖")
    assert raised.mark is Mark.RED
    assert raised.reasons[0].rule is ScreeningRule.JUDGEMENT
    assert judged(quiet, None, "") is quiet
    with pytest.raises(DeskError, match=r"screening\.reason_needed"):
        judged(quiet, Mark.RED, "  ")
    grave = compute(FULL, sheet(FULL, {"3": RECENT}))
    for lower in (Mark.ORANGE, Mark.NONE, Mark.UNFINISHED):
        with pytest.raises(DeskError, match=r"screening\.only_raises"):
            judged(grave, lower, "理由")
    unfinished = compute(FULL, sheet(FULL, {"9": None}))
    assert judged(unfinished, Mark.YELLOW, "理由").mark is Mark.UNFINISHED


WORSE: dict[QuestionKind, list[AnswerValue]] = {
    QuestionKind.FREQUENCY: [NO, PAST, RECENT],
    QuestionKind.YES_NO: [YesNo.NO, YesNo.UNCLEAR, YesNo.YES],
    QuestionKind.SCALE: list(range(10, -1, -1)),
}
GRADED = [question for question in FULL_IDS if kind_of(question) is not QuestionKind.TEXT]


@st.composite
def full_sheets(draw: st.DrawFn) -> dict[str, AnswerValue]:
    """Any sheet: each question answered somehow, declined or left out."""
    answers: dict[str, AnswerValue] = {}
    for question in FULL_IDS:
        kind = kind_of(question)
        choices: list[AnswerValue | None] = [None, *WORSE.get(kind, ["短信"])]
        if kind in (QuestionKind.FREQUENCY, QuestionKind.SCALE):
            choices.append(DECLINED)
        value = draw(st.sampled_from([QUIET[kind]] * 3 + choices))
        if value is not None:
            answers[question] = value
    return answers


@given(full_sheets(), st.sampled_from(GRADED), st.data())
def test_a_worse_answer_never_lowers_the_mark(
    answers: dict[str, AnswerValue], question: str, data: st.DataObject
) -> None:
    scale = WORSE[kind_of(question)]
    better = data.draw(st.integers(0, len(scale) - 2))
    worse = data.draw(st.integers(better + 1, len(scale) - 1))
    before = compute(FULL, answers | {question: scale[better]}).mark
    after = compute(FULL, answers | {question: scale[worse]}).mark
    assert highest([before, after]) is after


@given(full_sheets(), st.sampled_from([q for q in GRADED if q != "13"]))
def test_declining_is_never_counted_as_no(answers: dict[str, AnswerValue], question: str) -> None:
    quiet = QUIET[kind_of(question)]
    before = compute(FULL, answers | {question: quiet}).mark
    declined = compute(FULL, answers | {question: DECLINED})
    assert highest([before, declined.mark]) is declined.mark
    assert declined.mark is not Mark.NONE


@given(full_sheets())
def test_only_a_finished_sheet_can_be_without_mark(answers: dict[str, AnswerValue]) -> None:
    result = compute(FULL, answers)
    if result.mark is Mark.NONE:
        assert result.finished
        assert result.reasons == ()
    if not result.finished:
        assert result.mark in (Mark.UNFINISHED, Mark.ORANGE, Mark.RED)
