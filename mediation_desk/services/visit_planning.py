"""Return visits that plan themselves: an agreement takes effect, counselling ends in 和好 or 暂缓离婚.

Called by what brings it about, in the same transaction; asked again it adds only what is not there yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

from mediation_desk.domain.case import Case, CaseState, TerminationGround
from mediation_desk.domain.counselling_file import CounsellingFile, CounsellingResult
from mediation_desk.domain.return_visit import CancelReason, ReturnVisit, VisitMode, VisitState
from mediation_desk.domain.visit_schedule import (
    AFTER_COUNSELLING,
    AFTER_EFFECT,
    OF_AGREEMENT,
    Begun,
    Wanted,
    missing,
    to_come,
    wanted,
)
from mediation_desk.register import cases, return_visits
from mediation_desk.register.records import Records
from mediation_desk.services.visit_days import ends_of
from mediation_desk.services.visit_safety import guarded_of

_OF_SAFETY = (TerminationGround.DV, TerminationGround.ESCALATION)
_FILED = (CaseState.ARCHIVED, CaseState.RETENTION_DUE)
_VISITED_AFTER = (CounsellingResult.RECONCILED, CounsellingResult.POSTPONED)


def plan_after_effect(
    records: Records, case: Case, agreement_id: str, on: date, person_ids: Sequence[str]
) -> tuple[ReturnVisit, ...]:
    """Visits of everybody who signed an agreement that took effect; one who is kept safe is reached first."""
    begun = Begun(
        occasions=AFTER_EFFECT,
        on=on,
        subject_id=agreement_id,
        agreement_id=agreement_id,
        person_ids=tuple(person_ids),
        guarded=guarded_of(records, person_ids, case),
    )
    return plan(records, [begun], return_visits.of_case(records, case.id), case_id=case.id)


def plan_after_ending(records: Records, case: Case, ground: TerminationGround | None) -> None:
    """Mediation ended because of danger: whoever is kept safe is reached all the same."""
    if ground not in _OF_SAFETY:
        return
    ids = tuple(dict.fromkeys(one.person_id for one in case.parties))
    safe = guarded_of(records, ids, case)
    begun = Begun(
        occasions=AFTER_EFFECT,
        on=records.today,
        subject_id=case.id,
        person_ids=tuple(one for one in ids if one in safe),
        guarded=safe,
    )
    plan(records, [begun], return_visits.of_case(records, case.id), case_id=case.id)


def plan_after_counselling(records: Records, file: CounsellingFile) -> tuple[ReturnVisit, ...]:
    """Visits of every client of a file that was closed with 表示和好 or 暂缓离婚; each alone."""
    if file.result not in _VISITED_AFTER or file.closed_on is None:
        return ()
    begun = Begun(
        occasions=AFTER_COUNSELLING,
        on=file.closed_on,
        subject_id=file.id,
        person_ids=file.client_ids,
        guarded=guarded_of(records, file.client_ids),
    )
    return plan(records, [begun], return_visits.of_file(records, file.id), file_id=file.id)


def plan(
    records: Records,
    begun: Iterable[Begun],
    kept: Sequence[ReturnVisit],
    *,
    case_id: str | None = None,
    file_id: str | None = None,
) -> tuple[ReturnVisit, ...]:
    """Keep the visits these call for that are not kept yet; of somebody kept safe, here at the centre."""
    lacking = missing(to_come(wanted(begun, ends_of(records)), records.today), kept)
    return tuple(
        return_visits.add(records, _visit(one, case_id, file_id))
        for one in lacking
        if case_id is None or cases.get(records, case_id).state not in _FILED
    )


def end_visits(records: Records, visit: ReturnVisit) -> int:
    """Cancel what is left of the schedule of an agreement, because everything is performed; how many.

    Only visits of the same person: what the other side sees may still be open.
    """
    if visit.case_id is None:
        return 0
    left = [
        one
        for one in return_visits.of_case(records, visit.case_id)
        if one.state is VisitState.PLANNED
        and one.person_id == visit.person_id
        and one.agreement_id == visit.agreement_id
        and one.occasion in OF_AGREEMENT
    ]
    for one in left:
        cancel(records, one, CancelReason.PERFORMED)
    return len(left)


def end_with_dossier(records: Records, case_id: str) -> int:
    """Cancel what is still planned of a case that goes to the archive, where nothing is done any more."""
    left = [one for one in return_visits.of_case(records, case_id) if not one.over]
    for one in left:
        cancel(records, one, CancelReason.ARCHIVED)
    return len(left)


def cancel(records: Records, visit: ReturnVisit, reason: CancelReason, said_id: str = "") -> ReturnVisit:
    """Keep that a visit is not made, and why."""
    gone = replace(
        visit, state=VisitState.CANCELLED, cancelled=reason, said_id=said_id, settled_at=records.now
    )
    changed = ("state", "cancelled", "said_id", "settled_at")
    return return_visits.save(records, gone, "cancel_visit", *changed)


def _visit(asked: Wanted, case_id: str | None, file_id: str | None) -> ReturnVisit:
    safe = asked.person_id in asked.begun.guarded
    return ReturnVisit(
        id=uuid4().hex,
        planned_on=asked.planned_on,
        person_id=asked.person_id,
        occasion=asked.occasion,
        case_id=case_id,
        file_id=file_id,
        agreement_id=asked.begun.agreement_id,
        subject_id=asked.begun.subject_id,
        starts_on=asked.begun.on,
        mode=VisitMode.AT_CENTRE if safe else None,
    )
