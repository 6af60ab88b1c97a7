from __future__ import annotations

import pytest

from mediation_desk.domain.screening import OTHER_PARTY_IDS, QUESTION_IDS, QuestionKind, ScreeningForm
from mediation_desk.domain.screening_questions import guidance, other_party_questions, questions


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("form", list(ScreeningForm))
def test_every_question_has_its_words(form: ScreeningForm, language: str) -> None:
    asked = questions(form, language)
    assert tuple(question.id for question in asked) == QUESTION_IDS[form]
    assert len({question.text for question in asked}) == len(asked)


def test_relatives_are_asked_about_the_family_never_about_the_other_side() -> None:
    for question in questions(ScreeningForm.SHORT):
        assert "对方" not in question.text
    assert any("家里人" in question.text for question in questions(ScreeningForm.SHORT))
    for question in questions(ScreeningForm.SHORT, "en"):
        assert "other side" not in question.text


def test_first_and_scale_question() -> None:
    full = {question.id: question for question in questions(ScreeningForm.FULL)}
    assert full["1"].text == "在家里，您会不会因为担心对方的反应而不敢说出自己的想法？"
    assert full["16"].kind is QuestionKind.SCALE
    assert full["13"].kind is QuestionKind.YES_NO


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_second_block_and_guidance(language: str) -> None:
    assert tuple(question.id for question in other_party_questions(language)) == OTHER_PARTY_IDS
    assert len(guidance(language)) == 2
