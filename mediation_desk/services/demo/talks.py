"""The demo's private talks: a sheet of answers that computes the mark a story tells."""

from __future__ import annotations

from uuid import uuid4

from mediation_desk.domain.safety import Mark
from mediation_desk.domain.screening import (
    QUESTION_IDS,
    Answer,
    AnswerValue,
    QuestionKind,
    Screening,
    ScreeningForm,
    YesNo,
    kind_of,
)
from mediation_desk.register.records import Records
from mediation_desk.services import screenings

_CALM: dict[QuestionKind, AnswerValue] = {
    QuestionKind.FREQUENCY: Answer.NO,
    QuestionKind.YES_NO: YesNo.NO,
    QuestionKind.SCALE: 9,
    QuestionKind.TEXT: "工作日白天打手机",
}
_TOLD: dict[Mark, dict[str, AnswerValue]] = {
    Mark.NONE: {},
    Mark.UNFINISHED: {},
    Mark.YELLOW: {"8": Answer.PAST, "16": 7},
    Mark.ORANGE: {"1": Answer.PAST, "2": Answer.PAST, "8": Answer.RECENT, "16": 5},
    Mark.RED: {"1": Answer.RECENT, "2": Answer.RECENT, "3": Answer.RECENT, "13": YesNo.YES, "16": 2},
}


def ask_alone(records: Records, person_id: str, form: ScreeningForm, mark: Mark) -> Screening:
    """Keep a talk with one person alone; an unfinished one stops after the first half."""
    asked = QUESTION_IDS[form]
    if mark is Mark.UNFINISHED:
        asked = asked[: len(asked) // 2]
    told = _TOLD[mark]
    sheet = Screening(
        id=uuid4().hex,
        person_id=person_id,
        form=form,
        asked_by=records.staff.id,
        asked_at=records.now,
        answers=tuple((question, told.get(question, _CALM[kind_of(question)])) for question in asked),
        safe_contact="只打单位电话，不留言" if mark is Mark.RED else "",
    )
    return screenings.save_screening(records, sheet)
