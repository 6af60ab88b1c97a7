"""Joint consultations: the record after the meeting, and the day each unit's task is due."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_desk.domain.case import Case
from mediation_desk.domain.case_limit import LimitFact
from mediation_desk.domain.consultation import (
    Consultation,
    ConsultationState,
    ConsultedKind,
    Subject,
    TaskState,
)
from mediation_desk.domain.dates import legal_day
from mediation_desk.register import consultations
from mediation_desk.register.records import Records


def facts(records: Records, case: Case) -> Iterator[LimitFact]:
    """Of the consultations about a case."""
    for one in consultations.of_subject(records, Subject(kind=ConsultedKind.CASE, id=case.id)):
        yield from _of(one, case_id=case.id)


def own_facts(records: Records, consultation_id: str) -> Iterator[LimitFact]:
    """Of a consultation about anything else, by its id."""
    one = consultations.get(records, consultation_id)
    if one.subject.kind is not ConsultedKind.CASE:
        yield from _of(one, consultation_id=one.id)


def _of(one: Consultation, *, case_id: str = "", consultation_id: str = "") -> Iterator[LimitFact]:
    if one.state is ConsultationState.CALLED_OFF:
        return
    if one.open:
        yield LimitFact(
            rule="consultation_record",
            start=legal_day(one.meets_at),
            subject_id=one.id,
            staff_id=one.called_by,
            restricted=one.restricted,
            case_id=case_id,
            consultation_id=consultation_id,
        )
    for task in one.tasks:
        if task.state is not TaskState.DROPPED:
            yield LimitFact(
                rule="consultation_task",
                start=task.due_on,
                amount=0,
                subject_id=task.id,
                staff_id=one.called_by,
                done_on=task.done_on if task.state is TaskState.DONE else None,
                restricted=one.restricted,
                case_id=case_id,
                consultation_id=consultation_id,
            )
