"""Visiting somebody kept safe: which ways, which numbers, which days, who reads of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mediation_desk.domain.person import Contact, Phone
from mediation_desk.domain.return_visit import (
    AttemptOutcome,
    ClauseResult,
    ContactSafety,
    RiskChange,
    RiskWords,
    VisitMode,
    VisitOccasion,
    VisitState,
)
from mediation_desk.errors import DeskError
from mediation_desk.register import cases as case_rows
from mediation_desk.register import merges, people
from mediation_desk.register import return_visits as rows
from mediation_desk.register import sealed as sealed_texts
from mediation_desk.services import (
    cases,
    return_visits,
    visit_list,
    visit_safety,
)
from tests.case_fixtures import HUSBAND, WIFE
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, Office
from tests.visit_fixtures import agreed, made, mark_red, of, planned, refused


@pytest.fixture
def case_id(desk_office: Office) -> str:
    return agreed(desk_office)


def test_somebody_kept_safe_is_reached_by_their_way_only(desk_office: Office, case_id: str) -> None:
    visit = of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_7)
    mark_red(desk_office, WIFE.id)
    on = visit.planned_on
    move = return_visits.move_visit
    for mode, key in (
        (VisitMode.BY_VILLAGE, "visit.not_this_way"),
        (VisitMode.AT_HOME, "visit.not_this_way"),
        (VisitMode.PHONE, "visit.no_safe_number"),
        (VisitMode.VIDEO, "visit.no_safe_number"),
    ):
        assert refused(desk_office, MEDIATOR, move, visit.id, visit.version, on, mode) == key
    with desk_office.as_(MEDIATOR) as records:
        move(records, visit.id, visit.version, on, VisitMode.AT_CENTRE)
    with desk_office.as_(MEDIATOR) as records:
        person = replace(people.get(records, WIFE.id), contact=people.open_contact(records, WIFE.id))
        phones = (
            Phone(number="13800000276"),
            Phone(number="13900000551", safe_to_call=True, safe_hours="10:00–11:30"),
        )
        people.save(records, replace(person, contact=Contact(phones=phones)), [MEDIATOR.id])
    with desk_office.as_(MEDIATOR) as records:
        now = rows.get(records, visit.id)
        now = move(records, visit.id, now.version, on, VisitMode.PHONE)
        shown = visit_safety.visit_numbers(records, visit.id)
        assert [one.number for one in shown] == ["13900000551"]
        assert ("reveal_visit_numbers", (visit.id, WIFE.id), ()) in records.acts
    with desk_office.as_(MEDIATOR) as records:
        told = made(records, now, ClauseResult.PERFORMED)
        for wrong, key in (
            ({"alone": False}, "visit.alone_needed"),
            ({"contact": ContactSafety.NOT_ASKED}, "visit.ask_first"),
            ({"mode": VisitMode.AT_HOME}, "visit.not_this_way"),
        ):
            with pytest.raises(DeskError) as fault:
                return_visits.record_visit(records, visit.id, now.version, replace(told, **wrong))  # type: ignore[arg-type]
            assert fault.value.key == key
        return_visits.record_visit(records, visit.id, now.version, told)
    # Nothing ends by itself while somebody is kept safe.
    assert of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_90).state is VisitState.PLANNED


def test_what_tells_of_danger_of_somebody_kept_safe_stays_with_fewer(
    desk_office: Office, case_id: str
) -> None:
    with desk_office.as_(MEDIATOR) as records:
        case = case_rows.get(records, case_id)
        cases.assign_mediators(records, case_id, case.version, (MEDIATOR.id, OTHER_MEDIATOR.id))
    mark_red(desk_office, WIFE.id)
    visit = of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_30)
    with desk_office.as_(MEDIATOR) as records:
        risk = RiskWords(change=RiskChange.MORE, words="近期被跟踪")
        told = made(records, visit, ClauseResult.PERFORMED, mode=VisitMode.AT_CENTRE, risk=risk)
        return_visits.record_visit(records, visit.id, visit.version, told)
    with desk_office.as_(OTHER_MEDIATOR) as records:
        sheet = return_visits.visit_sheet(records, visit.id)
        assert sheet.said is not None
        assert sheet.risk is None
        assert not sealed_texts.may_open(records, sheet.visit.risk_id)
    with desk_office.as_(DIRECTOR) as records:
        sheet = return_visits.visit_sheet(records, visit.id)
        assert sheet.risk == risk


def test_a_first_contact_stands_before_the_visits_of_somebody_kept_safe(desk_office: Office) -> None:
    from mediation_desk.services.visit_planning import plan_after_effect

    case_id = agreed(desk_office)
    mark_red(desk_office, WIFE.id)
    with desk_office.as_(MEDIATOR) as records:
        case = case_rows.get(records, case_id)
        more = plan_after_effect(records, case, "another", records.today, (WIFE.id, HUSBAND.id))
        assert plan_after_effect(records, case, "another", records.today, (WIFE.id, HUSBAND.id)) == ()
    of_wife = [one for one in more if one.person_id == WIFE.id]
    assert of_wife[0].occasion is VisitOccasion.SAFETY
    assert {one.mode for one in of_wife} == {VisitMode.AT_CENTRE}
    assert 0 <= (of_wife[0].planned_on - desk_office.clock.now.date()).days <= 1
    assert VisitOccasion.SAFETY not in {one.occasion for one in more if one.person_id == HUSBAND.id}


def test_both_sides_are_not_rung_on_one_line_on_one_day(desk_office: Office, case_id: str) -> None:
    wife = of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_7)
    husband = of(desk_office, case_id, HUSBAND.id, VisitOccasion.EFFECT_7)
    day = wife.planned_on
    with desk_office.as_(MEDIATOR) as records:
        moved = return_visits.move_visit(records, wife.id, wife.version, day, VisitMode.PHONE)
        ring = return_visits.move_visit(records, husband.id, husband.version, day, VisitMode.PHONE)
        assert ring.mode is VisitMode.PHONE  # their numbers have nothing in common
        ring = return_visits.move_visit(records, ring.id, ring.version, day, None)
        person = people.get(records, HUSBAND.id)
        shared = Contact(phones=(Phone(number="138 0000 0276"),))
        people.save(records, replace(person, contact=shared))
    move = return_visits.move_visit
    args = ring.id, ring.version
    assert refused(desk_office, MEDIATOR, move, *args, day, VisitMode.VIDEO) == "visit.other_side_that_day"
    attempt = return_visits.note_attempt
    desk_office.clock.forward(days=(day - desk_office.clock.now.date()).days)
    said = refused(desk_office, MEDIATOR, attempt, ring.id, AttemptOutcome.NO_ANSWER, VisitMode.PHONE)
    assert said == "visit.other_side_that_day"
    with desk_office.as_(MEDIATOR) as records:
        move(records, *args, day + timedelta(days=1), VisitMode.PHONE)
        assert moved.mode is VisitMode.PHONE


def test_a_case_ended_for_danger_reaches_whoever_is_kept_safe(desk_office: Office) -> None:
    from mediation_desk.domain.case import CaseState, TerminationGround
    from tests.case_fixtures import add_case, begin_mediation

    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    mark_red(desk_office, WIFE.id)
    with desk_office.as_(MEDIATOR) as records:
        version = case_rows.get(records, case_id).version
        cases.move_case(records, case_id, version, CaseState.TERMINATED, "出现新的危险", TerminationGround.DV)
    found = planned(desk_office, case_id)
    assert {one.person_id for one in found} == {WIFE.id}
    assert found[0].occasion is VisitOccasion.SAFETY
    assert len(found) == 4


def test_a_person_of_two_records_is_visited_as_one(desk_office: Office, case_id: str) -> None:
    visit = of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_7)
    twin = replace(WIFE, id="7" * 32, identity_number="", safe_contact=True)
    with desk_office.as_(MEDIATOR) as records:
        people.add(records, twin, [MEDIATOR.id])
        first = replace(people.get(records, twin.id), contact=people.open_contact(records, twin.id))
        merges.merge(records, first, people.get(records, WIFE.id), first)
    with desk_office.as_(MEDIATOR) as records:
        row = next(one for one in visit_list.visits_due(records) if one.id == visit.id)
        assert (row.person, row.guarded) == (WIFE.name, True)
        sheet = return_visits.visit_sheet(records, visit.id)
        assert sheet.person is not None
        assert sheet.person.name == WIFE.name
        assert visit.person_id in sheet.guarded
        case = case_rows.get(records, case_id)
        assert visit_safety.guarded_of(records, (WIFE.id, HUSBAND.id), case) == {WIFE.id}
