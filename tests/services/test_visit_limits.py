"""Limits of visits: by the rule they were planned by, by the day chosen, done when they are made."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from mediation_desk.domain.obligation import PerformanceEventKind
from mediation_desk.domain.return_visit import CancelReason, ClauseResult, VisitOccasion
from mediation_desk.register import cases as case_rows
from mediation_desk.register import counselling_files as file_rows
from mediation_desk.register import obligations as obligation_rows
from mediation_desk.register import return_visits as rows
from mediation_desk.services import obligations, payments, return_visits, visit_due
from mediation_desk.services.limit_facts import visits
from mediation_desk.services.payments import Happened
from mediation_desk.services.visit_planning import plan_after_effect
from tests.case_fixtures import HUSBAND, WIFE
from tests.desk_fixtures import COUNSELLOR, MEDIATOR, OTHER_MEDIATOR, Office
from tests.visit_fixtures import agreed, made, mark_red, of, reconciled


def test_a_visit_runs_by_its_rule_until_it_is_made(desk_office: Office) -> None:
    case_id = agreed(desk_office)
    seven = of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_7)
    thirty = of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_30)
    with desk_office.as_(MEDIATOR) as records:
        case = case_rows.get(records, case_id)
        before = {one.subject_id: one for one in visits.facts(records, case)}
        assert (before[seven.id].rule, before[seven.id].done_on) == ("visit_effect_7", None)
        moved = thirty.planned_on + timedelta(days=4)
        return_visits.move_visit(records, thirty.id, thirty.version, moved, None)
        told = made(records, seven, ClauseResult.NOT, next_on=records.today + timedelta(days=5))
        return_visits.record_visit(records, seven.id, seven.version, told)
        after = {one.subject_id: one for one in visits.facts(records, case)}
        assert after[seven.id].done_on == records.today
        assert (after[thirty.id].rule, after[thirty.id].start) == ("visit_planned", moved)
        again = next(one for one in rows.of_case(records, case_id) if one.earlier_id == seven.id)
        assert (after[again.id].rule, after[again.id].start) == ("visit_planned", again.planned_on)


def test_full_performance_takes_the_rest_off_the_board(desk_office: Office) -> None:
    case_id = agreed(desk_office)
    visit = of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_7)
    with desk_office.as_(MEDIATOR) as records:
        told = made(records, visit, ClauseResult.PERFORMED)
        return_visits.record_visit(records, visit.id, visit.version, told)
        case = case_rows.get(records, case_id)
        left = [one.rule for one in visits.facts(records, case) if one.person_id == WIFE.id]
    assert left == ["visit_effect_7"]


def test_a_first_contact_has_both_ends_of_its_window(desk_office: Office) -> None:
    case_id = agreed(desk_office)
    mark_red(desk_office, WIFE.id)
    with desk_office.as_(MEDIATOR) as records:
        case = case_rows.get(records, case_id)
        plan_after_effect(records, case, "another", records.today, (WIFE.id,))
        rules = [one.rule for one in visits.facts(records, case) if "safety" in one.rule]
    assert rules == ["safety_contact_first", "safety_contact_last"]


def test_visits_of_a_file_hang_on_the_file(desk_office: Office) -> None:
    file = reconciled(desk_office)
    with desk_office.as_(COUNSELLOR) as records:
        found = list(visits.file_facts(records, file_rows.get(records, file.id)))
    assert [one.rule for one in found] == [
        "counselling_visit_7",
        "counselling_visit_30",
        "counselling_visit_90",
    ]
    assert {one.file_id for one in found} == {file.id}
    assert replace(found[0]).case_id == ""


def test_what_fell_due_unpaid_calls_for_one_visit_at_a_time(desk_office: Office) -> None:
    case_id = agreed(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        obligations.confirm_all(records, case_id)
        assert visit_due.plan_due_visits(records) == 0  # nothing is due yet
    desk_office.clock.now = datetime(2026, 4, 11, 2, tzinfo=UTC)
    with desk_office.as_(MEDIATOR) as records:
        assert visit_due.plan_due_visits(records) == 1
        assert visit_due.plan_due_visits(records) == 0
        visit = next(one for one in rows.of_case(records, case_id) if one.occasion is VisitOccasion.DUE_3)
        assert (visit.starts_on, visit.planned_on) == (date(2026, 4, 10), date(2026, 4, 13))
        assert visit.person_id == WIFE.id
    desk_office.clock.now = datetime(2026, 5, 11, 2, tzinfo=UTC)
    with desk_office.as_(MEDIATOR) as records:
        assert visit_due.plan_due_visits(records) == 0  # the one of April is still to be made
        return_visits.cancel_visit(records, visit.id, visit.version, CancelReason.ANOTHER_WAY)
        assert visit_due.plan_due_visits(records) == 1  # April was asked about; May went by too
        due = [one for one in rows.of_case(records, case_id) if one.occasion is VisitOccasion.DUE_3]
        assert [one.planned_on for one in due] == [date(2026, 4, 13), date(2026, 5, 13)]
    with desk_office.as_(OTHER_MEDIATOR) as records:
        assert visit_due.plan_due_visits(records) == 0


def test_days_gone_before_somebody_confirmed_bring_no_visit(desk_office: Office) -> None:
    case_id = agreed(desk_office)
    desk_office.clock.now = datetime(2026, 7, 20, 2, tzinfo=UTC)
    with desk_office.as_(MEDIATOR) as records:
        obligations.confirm_all(records, case_id)
        assert visit_due.plan_due_visits(records) == 0
    desk_office.clock.now = datetime(2026, 8, 11, 2, tzinfo=UTC)
    with desk_office.as_(MEDIATOR) as records:
        assert visit_due.plan_due_visits(records) == 1
        due = [one for one in rows.of_case(records, case_id) if one.occasion is VisitOccasion.DUE_3]
        assert [one.starts_on for one in due] == [date(2026, 8, 10)]


def test_what_is_before_a_court_brings_no_visit(desk_office: Office) -> None:
    case_id = agreed(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        obligations.confirm_all(records, case_id)
    desk_office.clock.now = datetime(2026, 4, 11, 2, tzinfo=UTC)
    with desk_office.as_(MEDIATOR) as records:
        agreement_id = obligation_rows.of_case(records, case_id)[0].agreement_id
        sued = Happened(kind=PerformanceEventKind.SUED, on=records.today, person_id=WIFE.id)
        payments.record_happening(records, agreement_id, sued)
        assert visit_due.plan_due_visits(records) == 0


def test_an_agreement_of_long_ago_brings_only_what_is_to_come(desk_office: Office) -> None:
    case_id = agreed(desk_office)
    mark_red(desk_office, WIFE.id)
    with desk_office.as_(MEDIATOR) as records:
        case, ago = case_rows.get(records, case_id), records.today - timedelta(days=20)
        recent = plan_after_effect(records, case, "recent", ago, (WIFE.id, HUSBAND.id))
        old = plan_after_effect(records, case, "old", records.today - timedelta(days=400), (WIFE.id,))
    assert old == ()
    assert [(one.person_id, one.occasion) for one in recent] == [
        (WIFE.id, VisitOccasion.SAFETY),
        *((who, VisitOccasion.EFFECT_30) for who in sorted((WIFE.id, HUSBAND.id))),
        *((who, VisitOccasion.EFFECT_90) for who in sorted((WIFE.id, HUSBAND.id))),
    ]
