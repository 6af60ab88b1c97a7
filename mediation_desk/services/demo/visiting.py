"""The demo's return visits: most made a week after the agreement, one side of some stories not yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.return_visit import (
    AttemptOutcome,
    CancelReason,
    ClauseResult,
    ContactSafety,
    MadeVisit,
    ReturnVisit,
    RiskChange,
    RiskWords,
    VisitMode,
    VisitSatisfaction,
    VisitState,
    VisitWords,
)
from mediation_desk.register import return_visits as rows
from mediation_desk.register.records import Records
from mediation_desk.services import return_visits
from mediation_desk.services.demo.way import Told, Way
from mediation_desk.services.visit_clauses import clauses_asked
from mediation_desk.services.visit_safety import guarded

_AGREED = (CaseState.AGREED_WRITTEN, CaseState.AGREED_ORAL, CaseState.AGREED_PARTLY)
_FOUND = "双方按协议履行，未再发生争执，对调解工作表示满意。"
_TOGETHER = "本人说近来相处平和，遇事能商量，没有再提离婚；愿意下次再联系。"
_SAFE = "本人单独来中心，说近来平安，知道遇事打哪个电话；愿意按约再来。"
_SLOW = "抚养费上月晚到六天，已当面提醒，对方答应改为自动转账。"


def visited(way: Way, ending: CaseState, after: int, *, over: bool) -> Iterator[Told]:
    """Visits a week after a mediation ended on day `after`; all of them where the case is closed."""
    if ending in _AGREED:
        yield Told(after=after + 7, staff=way.lead, act=lambda records: _visit(way, records, over=over))
    elif ending is CaseState.TERMINATED and way.story.get("ground") == "dv":
        yield Told(after=after + 1, staff=way.lead, act=lambda records: _contact(way, records))
        if over:
            yield Told(after=after + 1, staff=way.lead, act=lambda records: _given_up(way, records))
        else:
            yield Told(after=after + 8, staff=way.lead, act=lambda records: _contact(way, records))


def visited_later(way: Way, ending: CaseState, after: int, *, over: bool) -> Iterator[Told]:
    """A month after mediation ended because of danger, whoever is kept safe comes again."""
    if ending is CaseState.TERMINATED and way.story.get("ground") == "dv" and not over:
        yield Told(after=after + 31, staff=way.lead, act=lambda records: _contact(way, records))


def visit_file(records: Records, file_id: str) -> None:
    """The first visits after counselling that ended well: each client alone, on the telephone."""
    for visit in rows.of_file(records, file_id):
        if visit.planned_on <= records.today:
            _made(records, visit, slow=False, over=False, words=_TOGETHER)


def _visit(way: Way, records: Records, *, over: bool) -> None:
    due = [one for one in rows.of_case(records, way.case_id) if (one.planned_on - records.today).days <= 1]
    waits = way.story.key % 3 == 0 and not over  # one side was not reached yet
    for place, visit in enumerate(due):
        if place and waits:
            return_visits.note_attempt(records, visit.id, AttemptOutcome.NO_ANSWER)
        else:
            _made(records, visit, slow=way.story.key % 4 == 0 and not place and not over, over=over)
    if over:
        _end(records, way.case_id)


def _made(records: Records, visit: ReturnVisit, *, slow: bool, over: bool, words: str = _FOUND) -> None:
    kept_safe = guarded(records, visit.person_id)
    results = [
        (one.clause_id, ClauseResult.PERFORMED if over or n == 0 else ClauseResult.NOT_DUE)
        for n, one in enumerate(clauses_asked(records, visit))
    ]
    if slow and results:
        results[-1] = results[-1][0], ClauseResult.PART
    made = MadeVisit(
        made_on=records.today,
        mode=VisitMode.AT_CENTRE if kept_safe else VisitMode.PHONE,
        made_by=visit.staff_id,
        contact=ContactSafety.ASKED,
        alone=True,
        results=tuple(results),
        satisfaction=VisitSatisfaction.FAIRLY if slow else VisitSatisfaction.SATISFIED,
        next_on=records.today + timedelta(days=10) if slow else None,
        words=VisitWords(situation=_SLOW if slow else words),
        risk=RiskWords(change=RiskChange.SAME if kept_safe else None),
    )
    return_visits.record_visit(records, visit.id, visit.version, made)


def _contact(way: Way, records: Records) -> None:
    """Somebody kept safe is reached as soon as may be, then again after a week; later visits wait."""
    due = [one for one in rows.of_case(records, way.case_id) if not one.over]
    if due:
        _made(records, due[0], slow=False, over=False, words=_SAFE)


def _given_up(way: Way, records: Records) -> None:
    for one in rows.of_case(records, way.case_id):
        if not one.over:
            return_visits.cancel_visit(records, one.id, one.version, CancelReason.ASKED_NOT_TO)


def _end(records: Records, case_id: str) -> None:
    for one in rows.of_case(records, case_id):
        if one.state is VisitState.PLANNED:
            return_visits.cancel_visit(records, one.id, one.version, CancelReason.PERFORMED)
