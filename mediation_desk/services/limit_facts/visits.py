"""Limits of return visits: each planned one by the rule it was planned by, or by the day somebody chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mediation_desk.domain.case import Case
from mediation_desk.domain.case_limit import LimitFact
from mediation_desk.domain.counselling_file import CounsellingFile
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.return_visit import ReturnVisit, VisitOccasion, VisitState
from mediation_desk.domain.visit_schedule import SAFETY_FIRST, SAFETY_LAST, rule_of
from mediation_desk.register import return_visits
from mediation_desk.register.records import Records
from mediation_desk.services.visit_days import ends_of

BY_HAND = "visit_planned"


def facts(records: Records, case: Case) -> Iterable[LimitFact]:
    """Visits of a case; a cancelled one has no limit, one not reached ended on the day it was given up.

    An archived case is read only: nobody is late with it any more.
    """
    if case.filed:
        return ()
    lead = case.mediator_ids[0] if case.mediator_ids else ""
    return _facts(records, return_visits.of_case(records, case.id), lead)


def file_facts(records: Records, file: CounsellingFile) -> Iterable[LimitFact]:
    """Visits of a counselling file."""
    return _facts(records, return_visits.of_file(records, file.id), file.counsellor_id)


def _facts(records: Records, visits: Iterable[ReturnVisit], lead: str) -> Iterator[LimitFact]:
    planned = tuple(visits)
    if not planned:
        return
    ends = ends_of(records)
    for visit in planned:
        if visit.state is VisitState.CANCELLED:
            continue
        rule, start = rule_of(visit.occasion), visit.starts_on
        if not rule or start is None or ends(rule, start) != visit.planned_on:
            yield _fact(visit, BY_HAND, lead)  # moved, or planned for a day of its own
            continue
        yield _fact(visit, rule, lead)
        if visit.occasion is VisitOccasion.SAFETY and rule == SAFETY_FIRST:
            yield _fact(visit, SAFETY_LAST, lead)


def _fact(visit: ReturnVisit, rule: str, lead: str) -> LimitFact:
    over = legal_day(visit.settled_at) if visit.settled_at else None
    by_hand = rule == BY_HAND
    return LimitFact(
        rule=rule,
        start=visit.planned_on if by_hand or visit.starts_on is None else visit.starts_on,
        subject_id=visit.id,
        case_id=visit.case_id or "",
        file_id=visit.file_id or "",
        staff_id=visit.staff_id or lead,
        person_id=visit.person_id,
        done_on=visit.made_on or over,
    )
