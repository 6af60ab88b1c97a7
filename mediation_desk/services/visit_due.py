"""Visits three days after a due day that went by unpaid or undone: planned when somebody sits down or looks.

What is settled in time calls for no visit, nor what is before a court. While one of an obligation is still to
be made no other is planned for it, so that a monthly payment does not fill the list. Days whose visit lay
before the obligation was confirmed bring none: a register that is opened after years begins with what comes.
"""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.case import Case
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.obligation import Obligation, ObligationState, PerformanceStatus, Standing
from mediation_desk.domain.party import PARTY_ROLES
from mediation_desk.domain.performance import stand
from mediation_desk.domain.return_visit import ReturnVisit, VisitOccasion
from mediation_desk.domain.staff import Role
from mediation_desk.domain.visit_schedule import Begun, Ends, rule_of
from mediation_desk.register import cases, obligation_list, obligations, return_visits
from mediation_desk.register.records import Records
from mediation_desk.services.access import VISIT_WRITE
from mediation_desk.services.permission import allowed
from mediation_desk.services.visit_days import ends_of
from mediation_desk.services.visit_planning import plan
from mediation_desk.services.visit_safety import guarded_of

_IN_COURT = (PerformanceStatus.SUED, PerformanceStatus.ENFORCING)


@allowed(VISIT_WRITE, changes={"visit"})
def plan_due_visits(records: Records) -> int:
    """Plan what fell due in the cases whoever asks works on; returns how many visits are new."""
    everything = Role.DIRECTOR in records.staff.roles
    found = obligation_list.cases_with_open(records, everything=everything, due_by=records.today)
    ends = ends_of(records)
    return sum(_plan(records, cases.get(records, case_id), ends) for case_id in found)


def _plan(records: Records, case: Case, ends: Ends) -> int:
    paid, happened = obligations.payments_of(records, case.id), obligations.events_of(records, case.id)
    kept = return_visits.of_case(records, case.id)
    late = []
    for one in obligations.of_case(records, case.id):
        if one.state is not ObligationState.CONFIRMED or _waits(one, kept):
            continue
        due = _late_since(one, stand(one, paid, happened, records.today), records.today, ends)
        if due is not None:
            late.append((one, due))
    begun = []
    for one, due in late:
        person_id = whom_to_visit(case, one)
        safe = guarded_of(records, (person_id,), case)
        begun.append(
            Begun(
                occasions=(VisitOccasion.DUE_3,),
                on=due,
                subject_id=one.id,
                agreement_id=one.agreement_id,
                person_ids=(person_id,),
                guarded=safe,
            )
        )
    return len(plan(records, begun, kept, case_id=case.id))


def _late_since(one: Obligation, stands: Standing, today: date, ends: Ends) -> date | None:
    """The newest day that went by unpaid or undone since the obligation is watched."""
    if stands.status in _IN_COURT or stands.oldest_open is None:
        return None
    open_days = [each.due for each in stands.instalments if each.settled_on is None] or [stands.oldest_open]
    watched = legal_day(one.decided_at) if one.decided_at is not None else date.min
    rule = rule_of(VisitOccasion.DUE_3)
    return max((due for due in open_days if due <= today and ends(rule, due) >= watched), default=None)


def _waits(obligation: Obligation, kept: list[ReturnVisit]) -> bool:
    return any(
        one.subject_id == obligation.id and one.occasion is VisitOccasion.DUE_3 and not one.over
        for one in kept
    )


def whom_to_visit(case: Case, obligation: Obligation) -> str:
    """The party it was promised to, else the other side of the debtor; never a child."""
    parties = [one for one in case.parties if one.role in PARTY_ROLES]
    ids = {one.person_id for one in parties}
    terms = obligation.terms
    if terms.creditor_id in ids:
        return terms.creditor_id
    sides = {one.side for one in parties if one.person_id == terms.debtor_id}
    others = [one.person_id for one in parties if one.side not in sides and one.person_id != terms.debtor_id]
    return (others or [one.person_id for one in parties])[0]
