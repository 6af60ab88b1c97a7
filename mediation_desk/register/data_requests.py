"""Requests about one's own data, and records of impact assessments, in the register."""

from __future__ import annotations

from datetime import date

from sqlalchemy import insert, select, update

from mediation_desk.domain.data_request import DataRequest, ImpactAssessment, RequestAnswer
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.dossiers import data_requests, impact_assessments


def add(records: Records, request: DataRequest) -> None:
    """Keep a request as it came."""
    values = {name: getattr(request, name) for name in DataRequest.__slots__}
    records.connection.execute(insert(data_requests).values(values))
    records.journal("note_data_request", request.id, *filter(None, (request.case_id,)))


def get(records: Records, request_id: str) -> DataRequest:
    """One request. DeskError("data_request.missing")."""
    row = records.connection.execute(select(data_requests).where(data_requests.c.id == request_id)).first()
    if row is None:
        raise DeskError("data_request.missing")
    return DataRequest(**{name: getattr(row, name) for name in DataRequest.__slots__})


def answer(records: Records, request_id: str, given: RequestAnswer, said: str, on: date) -> None:
    """Answer a request, once. DeskError: data_request.missing, data_request.answered."""
    if get(records, request_id).answer is not None:
        raise DeskError("data_request.answered")
    records.connection.execute(
        update(data_requests)
        .where(data_requests.c.id == request_id)
        .values(answer=given, said=said, answered_on=on, answered_by=records.staff.id)
    )
    records.journal("answer_data_request", request_id, fields=("answer", "said"))


def every(records: Records) -> tuple[DataRequest, ...]:
    """All requests, open ones first, then the newest."""
    found = select(data_requests).order_by(
        data_requests.c.answer.is_not(None), data_requests.c.received_on.desc()
    )
    return tuple(
        DataRequest(**{name: getattr(row, name) for name in DataRequest.__slots__})
        for row in records.connection.execute(found)
    )


def add_assessment(records: Records, made: ImpactAssessment) -> None:
    """Keep the record of an assessment; it never changes."""
    values = {name: getattr(made, name) for name in ImpactAssessment.__slots__}
    records.connection.execute(insert(impact_assessments).values(values))
    records.journal("note_assessment", made.id)


def assessments(records: Records) -> tuple[ImpactAssessment, ...]:
    """All records, the newest first."""
    found = select(impact_assessments).order_by(impact_assessments.c.on.desc())
    return tuple(
        ImpactAssessment(**{name: getattr(row, name) for name in ImpactAssessment.__slots__})
        for row in records.connection.execute(found)
    )
