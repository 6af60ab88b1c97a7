"""Requests about one's own data and the record of impact assessments: noted, answered, listed, printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from mediation_desk.documents.data_request import DataRequestFacts, data_request
from mediation_desk.documents.impact_assessment import AssessmentFacts, impact_assessment
from mediation_desk.domain.data_request import (
    DataRequest,
    ImpactAssessment,
    RequestAnswer,
    RequestKind,
    check_answer,
    check_assessment,
    check_request,
)
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import data_requests, office
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import DATA_REQUEST
from mediation_desk.services.archive_waiting import seen_requests
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.permission import allowed
from mediation_desk.words import paper_term


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestShelf:
    """Requests, open ones first, and assessments; `staff` are names by id."""

    requests: tuple[DataRequest, ...]
    assessments: tuple[ImpactAssessment, ...]
    staff: tuple[tuple[str, str], ...]


@allowed(DATA_REQUEST)
def request_shelf(records: Records) -> RequestShelf:
    """The director sees all requests, a mediator those they took; assessments are for both."""
    return RequestShelf(
        requests=seen_requests(records),
        assessments=data_requests.assessments(records),
        staff=tuple((one.id, one.name) for one in office.all_staff(records)),
    )


@allowed(DATA_REQUEST, changes={"data_request"})
def note_request(
    records: Records,
    kind: RequestKind,
    name: str,
    identity: str,
    wish: str,
    received_on: date,
    case_id: str = "",
) -> DataRequest:
    """Note a request with its clock. DeskError: data_request.*, date.in_future, case.not_yours."""
    if received_on > records.today:
        raise DeskError("date.in_future", field="received_on")
    if case_id:
        opened_case(records, case_id)
    request = DataRequest(
        id=uuid4().hex,
        kind=kind,
        name=name.strip(),
        identity=identity.strip(),
        wish=wish.strip(),
        received_on=received_on,
        due_on=book_of(records).ends("data_answer", received_on),
        received_by=records.staff.id,
        case_id=case_id,
    )
    check_request(request)
    data_requests.add(records, request)
    return request


@allowed(DATA_REQUEST, changes={"data_request"})
def answer_request(records: Records, request_id: str, answer: RequestAnswer, said: str) -> DataRequest:
    """Answer a request, once; a refusal or half an answer says why.

    DeskError: data_request.missing, data_request.answered, data_request.reason_needed,
    data_request.not_yours.
    """
    request = _own(records, request_id)
    check_answer(answer, said)
    data_requests.answer(records, request.id, answer, said.strip(), records.today)
    return data_requests.get(records, request.id)


@allowed(DATA_REQUEST)
def request_paper(records: Records, request_id: str) -> MadePaper:
    """A request with its answer as a sheet to print."""
    one, staff = _own(records, request_id), dict(request_shelf(records).staff)
    facts = DataRequestFacts(
        unit=office.centre(records).counselling_centre,
        name=one.name,
        identity=one.identity,
        kind=paper_term(one.kind),
        wish=one.wish,
        received_on=plain_date(one.received_on),
        due_on=plain_date(one.due_on),
        received_by=staff.get(one.received_by, ""),
        answer=paper_term(one.answer) if one.answer else "",
        said=one.said,
        answered_on=plain_date(one.answered_on) if one.answered_on else "",
        by_hand=one.answer is None,
    )
    return paper_gate.plain("data_request", data_request(facts))


@allowed(DATA_REQUEST, changes={"data_request"})
def note_assessment(
    records: Records, subject: str, necessity: str, risks: str, measures: str, conclusion: str
) -> ImpactAssessment:
    """Keep the record of an assessment (个人信息保护法 55–56). DeskError("assessment.field_needed")."""
    made = ImpactAssessment(
        id=uuid4().hex,
        subject=subject.strip(),
        necessity=necessity.strip(),
        risks=risks.strip(),
        measures=measures.strip(),
        conclusion=conclusion.strip(),
        on=records.today,
        keep_until=book_of(records).ends("data_kept", records.today),
        by=records.staff.id,
    )
    check_assessment(made)
    data_requests.add_assessment(records, made)
    return made


@allowed(DATA_REQUEST)
def assessment_paper(records: Records, assessment_id: str) -> MadePaper:
    """The record of an assessment as a sheet to print. DeskError("assessment.missing")."""
    found = (one for one in data_requests.assessments(records) if one.id == assessment_id)
    one = next(found, None)
    if one is None:
        raise DeskError("assessment.missing")
    staff = dict(request_shelf(records).staff)
    facts = AssessmentFacts(
        unit=office.centre(records).counselling_centre,
        subject=one.subject,
        necessity=one.necessity,
        risks=one.risks,
        measures=one.measures,
        conclusion=one.conclusion,
        on=plain_date(one.on),
        keep_until=plain_date(one.keep_until),
        by=staff.get(one.by, ""),
    )
    return paper_gate.plain("impact_assessment", impact_assessment(facts))


def _own(records: Records, request_id: str) -> DataRequest:
    request = data_requests.get(records, request_id)
    if Role.DIRECTOR not in records.staff.roles and request.received_by != records.staff.id:
        raise DeskError("data_request.not_yours")
    return request
