"""Making a screening from a filled sheet, and the canonical text of it that is sealed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from mediation_desk.domain.party import Party, Relation, Side
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.screening import (
    DEFAULT_THRESHOLDS,
    FULL_IDS,
    OTHER_PARTY_IDS,
    Answer,
    AnswerValue,
    QuestionKind,
    Screening,
    ScreeningForm,
    ScreeningResult,
    Thresholds,
    YesNo,
    compute,
    fits,
    judged,
    kind_of,
)

COUPLES = frozenset({Relation.SPOUSE, Relation.PARTNER, Relation.FORMER_PARTNER})
_ORDER = (*FULL_IDS, *OTHER_PARTY_IDS)


def form_for(person_id: str, parties: Iterable[Party]) -> ScreeningForm:
    """Which form a person is asked: FULL for both halves of a couple, SHORT for other relatives."""
    parties = tuple(parties)
    own = next(party for party in parties if party.person_id == person_id)
    if own.relation in COUPLES:
        return ScreeningForm.FULL
    couple = own.side is Side.SEEKER and any(party.relation in COUPLES for party in parties)
    return ScreeningForm.FULL if couple and own.relation is Relation.SELF else ScreeningForm.SHORT


def result_of(screening: Screening, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> ScreeningResult:
    """What the sheet computes, with the interviewer's judgement."""
    result = compute(screening.form, dict(screening.answers), thresholds)
    return judged(result, screening.judgement, screening.judgement_reason)


def settled(screening: Screening, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> Screening:
    """The same sheet in canonical order with `mark` and `finished` as computed; called before saving.

    Raises DeskError `screening.reason_needed` or `screening.only_raises`.
    """
    result = result_of(screening, thresholds)
    return replace(
        screening,
        mark=result.mark,
        finished=result.finished,
        answers=ordered(dict(screening.answers)),
        other_party_answers=ordered(dict(screening.other_party_answers)),
        judgement_reason=screening.judgement_reason.strip(),
        safe_contact=screening.safe_contact.strip(),
    )


def ordered(answers: Mapping[str, AnswerValue]) -> tuple[tuple[str, AnswerValue], ...]:
    """Answers in the order of the questions."""
    return tuple(sorted(answers.items(), key=lambda pair: _ORDER.index(pair[0])))


def sealed_text(screening: Screening) -> str:
    """Everything of the sheet that was said, as canonical JSON: the same sheet gives the same text."""
    content = {
        "form": screening.form.value,
        "answers": dict(ordered(dict(screening.answers))),
        "other_party_answers": dict(ordered(dict(screening.other_party_answers))),
        "judgement": screening.judgement.value if screening.judgement else None,
        "judgement_reason": screening.judgement_reason,
        "safe_contact": screening.safe_contact,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def opened(screening: Screening, text: str) -> Screening:
    """The sheet as its row knows it, filled with its unsealed text; ValueError when the text is no sheet."""
    content = json.loads(text)
    return replace(
        screening,
        form=ScreeningForm(content["form"]),
        answers=answers_from(content["answers"]),
        other_party_answers=answers_from(content["other_party_answers"]),
        judgement=Mark(content["judgement"]) if content["judgement"] else None,
        judgement_reason=content["judgement_reason"],
        safe_contact=content["safe_contact"],
    )


def answers_from(plain: Mapping[str, object]) -> tuple[tuple[str, AnswerValue], ...]:
    """Answers from their JSON values (also of a draft); ValueError for one that does not fit its question."""
    return ordered({question: _answer(question, value) for question, value in plain.items()})


def _answer(question: str, value: object) -> AnswerValue:
    if question not in _ORDER:
        raise ValueError(f"no such question: {question}")
    kind = kind_of(question)
    answer: AnswerValue | None = None
    if kind is QuestionKind.YES_NO and isinstance(value, str):
        answer = YesNo(value)
    elif kind is not QuestionKind.TEXT and isinstance(value, str):
        answer = Answer(value)
    elif isinstance(value, int | str):
        answer = value
    if answer is None or not fits(question, answer):
        raise ValueError(f"question {question} is not answered like this")
    return answer
