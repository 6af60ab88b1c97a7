"""Return visits: planned by themselves, tried, made, leading on; who may; whom one reaches only safely."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from mediation_desk.domain.obligation import DueGroup
from mediation_desk.domain.return_visit import (
    AttemptOutcome,
    CancelReason,
    ClauseResult,
    FollowUp,
    RiskChange,
    RiskWords,
    VisitFinding,
    VisitMode,
    VisitOccasion,
    VisitState,
)
from mediation_desk.register import cases as case_rows
from mediation_desk.register import erasure
from mediation_desk.register import return_visits as rows
from mediation_desk.register.tables.return_visits import return_visits as table
from mediation_desk.register.tables.return_visits import visit_attempts, visit_results
from mediation_desk.register.tables.safekeeping import sealed as sealed_rows
from mediation_desk.services import (
    cases,
    conflicts,
    return_visits,
    visit_list,
    visit_safety,
)
from mediation_desk.services.visit_list import due_of
from tests.case_fixtures import HUSBAND, WIFE
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office
from tests.visit_fixtures import agreed, made, of, planned, reconciled, refused

HOSTILE = "=1+1'; DROP TABLE return_visits;--<b>&\n第二行 𬍛 ‮倒写"


@pytest.fixture
def case_id(desk_office: Office) -> str:
    return agreed(desk_office)


def test_an_agreement_in_force_brings_its_visits(desk_office: Office, case_id: str) -> None:
    found = planned(desk_office, case_id)
    start = desk_office.clock.now.date()
    days = {(one.person_id, one.occasion): (one.planned_on - start).days for one in found}
    assert days == {
        (who, occasion): length
        for who in (WIFE.id, HUSBAND.id)
        for occasion, length in (
            (VisitOccasion.EFFECT_7, 7),
            (VisitOccasion.EFFECT_30, 30),
            (VisitOccasion.EFFECT_90, 90),
        )
    }
    assert {one.mode for one in found} == {None}


def test_what_a_visit_found_is_sealed_and_read_by_the_team(desk_office: Office, case_id: str) -> None:
    visit = of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_7)
    with desk_office.as_(MEDIATOR) as records:
        told = made(records, visit, ClauseResult.PART, next_on=records.today + timedelta(days=10))
        told = replace(told, words=replace(told.words, situation=HOSTILE))
        kept = return_visits.record_visit(records, visit.id, visit.version, told)
    assert kept.follow_ups == (FollowUp.URGE,)
    with desk_office.as_(DIRECTOR) as records:
        sheet = return_visits.visit_sheet(records, visit.id)
        row = records.connection.execute(select(table).where(table.c.id == visit.id)).one()
        assert HOSTILE not in str(tuple(row))
    assert sheet.said is not None
    assert sheet.said.situation == HOSTILE
    assert sheet.visit.concern
    assert [one.planned_on for one in planned(desk_office, case_id) if one.earlier_id == visit.id] == [
        visit.starts_on + timedelta(days=10)  # type: ignore[operator]
    ]
    again = refused(desk_office, MEDIATOR, return_visits.record_visit, visit.id, kept.visit.version, told)
    assert again == "visit.over"


def test_full_performance_ends_the_schedule_of_that_person(desk_office: Office, case_id: str) -> None:
    visit = of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_7)
    with desk_office.as_(MEDIATOR) as records:
        told = made(records, visit, ClauseResult.PERFORMED)
        return_visits.record_visit(records, visit.id, visit.version, told)
    left = {(one.person_id, one.occasion): one for one in planned(desk_office, case_id)}
    ended = left[WIFE.id, VisitOccasion.EFFECT_90]
    assert (ended.state, ended.cancelled) == (VisitState.CANCELLED, CancelReason.PERFORMED)
    assert left[HUSBAND.id, VisitOccasion.EFFECT_90].state is VisitState.PLANNED


def test_nothing_ends_where_danger_is_told(desk_office: Office, case_id: str) -> None:
    visit = of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_7)
    risk = RiskWords(
        change=RiskChange.MORE, findings=frozenset({VisitFinding.ESCALATION}), measures="已告知报警渠道"
    )
    with desk_office.as_(MEDIATOR) as records:
        told = made(records, visit, ClauseResult.PERFORMED, risk=risk)
        kept = return_visits.record_visit(records, visit.id, visit.version, told)
    assert kept.follow_ups == (FollowUp.REPORT_TO_POLICE, FollowUp.SAFETY_RECORD)
    assert of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_90).state is VisitState.PLANNED
    with desk_office.reading(MEDIATOR) as records:
        view = cases.case_view(records, case_id)
    assert all("升级" not in str(event.names) for event in view.events)


def test_who_may(desk_office: Office, case_id: str) -> None:
    visit = of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_7)
    for who in (OTHER_MEDIATOR, COUNSELLOR):
        assert refused(desk_office, who, return_visits.visit_sheet, visit.id) == "case.not_yours"
        assert refused(desk_office, who, visit_list.visits_of_case, case_id) == "case.not_yours"
        moved = visit.id, visit.version, visit.planned_on, VisitMode.PHONE
        assert refused(desk_office, who, return_visits.move_visit, *moved) == "case.not_yours"
        assert refused(desk_office, who, visit_safety.visit_numbers, visit.id) == "case.not_yours"
        with desk_office.reading(who) as records:
            assert visit_list.visits_due(records) == ()
    assert refused(desk_office, RECEPTION, visit_list.visits_due) == "permission.refused"
    assert refused(desk_office, RECEPTION, visit_safety.visit_numbers, visit.id) == "permission.refused"


def test_whoever_steps_aside_sees_them_no_more(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        case = case_rows.get(records, case_id)
        cases.assign_mediators(records, case_id, case.version, (MEDIATOR.id, OTHER_MEDIATOR.id))
        assert len(visit_list.visits_due(records)) == 6
        conflicts.declare_conflict(records, case_id, MEDIATOR.id, "与一方是亲属")
    with desk_office.reading(MEDIATOR) as records:
        assert visit_list.visits_due(records) == ()
    with desk_office.reading(OTHER_MEDIATOR) as records:
        assert len(visit_list.visits_due(records)) == 6


def test_of_a_counselling_file_the_director_knows_that_there_is_one(desk_office: Office) -> None:
    file = reconciled(desk_office)
    with desk_office.as_(COUNSELLOR) as records:
        found = visit_list.visits_of_file(records, file.id)
        assert [one.occasion for one in found] == [
            VisitOccasion.COUNSELLING_7,
            VisitOccasion.COUNSELLING_30,
            VisitOccasion.COUNSELLING_90,
        ]
        visit = rows.get(records, found[0].id)
        told = made(records, visit, ClauseResult.PERFORMED)
        return_visits.record_visit(records, visit.id, visit.version, told)
    with desk_office.as_(DIRECTOR) as records:
        sheet = return_visits.visit_sheet(records, visit.id)
        assert (sheet.said, sheet.writes) == (None, False)
        assert len(visit_list.visits_due(records)) == 2
    cancel = found[1].id, 1, CancelReason.DOUBLE
    assert refused(desk_office, DIRECTOR, return_visits.cancel_visit, *cancel) == "counselling.not_yours"
    assert refused(desk_office, MEDIATOR, return_visits.visit_sheet, visit.id) == "counselling.not_yours"
    with desk_office.as_(COUNSELLOR) as records:
        assert return_visits.visit_sheet(records, visit.id).said is not None


def test_a_file_closed_with_a_divorce_brings_none(desk_office: Office) -> None:
    from mediation_desk.domain.counselling_file import CounsellingResult
    from mediation_desk.services import counselling_files
    from tests.counselling_fixtures import add_file

    file = add_file(desk_office)
    with desk_office.as_(COUNSELLOR) as records:
        counselling_files.close_counselling_file(
            records, file.id, file.version, "两次辅导。", CounsellingResult.DIVORCING
        )
        assert visit_list.visits_of_file(records, file.id) == ()


def test_tried_and_given_up(desk_office: Office, case_id: str) -> None:
    visit = of(desk_office, case_id, HUSBAND.id, VisitOccasion.EFFECT_7)
    give_up = return_visits.give_visit_up
    assert refused(desk_office, MEDIATOR, give_up, visit.id, visit.version) == "visit.not_tried"
    with desk_office.as_(MEDIATOR) as records:
        return_visits.note_attempt(records, visit.id, AttemptOutcome.NO_ANSWER, VisitMode.PHONE)
        tries = return_visits.note_attempt(records, visit.id, AttemptOutcome.SOMEBODY_ELSE, VisitMode.PHONE)
        assert [one.outcome for one in tries] == [AttemptOutcome.NO_ANSWER, AttemptOutcome.SOMEBODY_ELSE]
        row = next(one for one in visit_list.visits_due(records) if one.id == visit.id)
        assert (row.attempts, row.state) == (2, VisitState.PLANNED)
        assert give_up(records, visit.id, visit.version).state is VisitState.NOT_REACHED
        fresh = return_visits.new_visit(records, earlier_id=visit.id)
        kept = return_visits.plan_visit(records, fresh.visit)
        assert (kept.occasion, kept.earlier_id, kept.person_id) == (
            VisitOccasion.AGAIN,
            visit.id,
            HUSBAND.id,
        )


def test_planned_by_hand_and_cancelled(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        fresh = return_visits.new_visit(records, case_id)
        today = records.today
    assert {one.id for one in fresh.people} == {WIFE.id, HUSBAND.id}
    assert {one.contact for one in fresh.people} == {None}
    plan = return_visits.plan_visit
    assert refused(desk_office, MEDIATOR, plan, fresh.visit) == "visit.person_needed"
    wished = replace(fresh.visit, person_id=WIFE.id)
    past = replace(wished, planned_on=today - timedelta(days=1))
    assert refused(desk_office, MEDIATOR, plan, past) == "visit.planned_past"
    far = replace(wished, planned_on=date(2226, 1, 1))
    assert refused(desk_office, MEDIATOR, plan, far) == "visit.planned_too_far"
    stranger = replace(wished, person_id="0" * 32)
    assert refused(desk_office, MEDIATOR, plan, stranger) == "visit.stranger"
    elsewhere = replace(wished, staff_id=OTHER_MEDIATOR.id)
    assert refused(desk_office, MEDIATOR, plan, elsewhere) == "visit.not_of_team"
    with desk_office.as_(MEDIATOR) as records:
        kept = plan(records, replace(wished, state=VisitState.MADE, concern=True))
        assert (kept.state, kept.concern, kept.occasion) == (
            VisitState.PLANNED,
            False,
            VisitOccasion.BY_HAND,
        )
    cancel = return_visits.cancel_visit
    other = kept.id, kept.version, CancelReason.OTHER
    assert refused(desk_office, MEDIATOR, cancel, *other) == "visit.reason_needed"
    assert refused(desk_office, MEDIATOR, cancel, *other, "a\x00b") == "text.control"
    with desk_office.as_(MEDIATOR) as records:
        gone = cancel(records, *other, HOSTILE)
        assert return_visits.visit_sheet(records, gone.id).said.reason == HOSTILE  # type: ignore[union-attr]
    assert refused(desk_office, MEDIATOR, cancel, *other) == "visit.over"


def test_two_people_at_once_do_not_overwrite_one_another(desk_office: Office, case_id: str) -> None:
    visit = of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_7)
    args = visit.id, visit.version, visit.planned_on + timedelta(days=1), None
    with desk_office.as_(MEDIATOR) as records:
        return_visits.move_visit(records, *args)
    assert refused(desk_office, DIRECTOR, return_visits.move_visit, *args) == "record.changed_meanwhile"


@pytest.mark.parametrize(
    ("planned_on", "due"),
    [
        (date(2026, 3, 17), DueGroup.OVERDUE),
        (date(2026, 3, 18), DueGroup.TODAY),
        (date(2026, 3, 22), DueGroup.WEEK),
        (date(2026, 3, 23), DueGroup.LATER),
    ],
)
def test_when_it_is_due(planned_on: date, due: DueGroup) -> None:
    assert due_of(planned_on, date(2026, 3, 18)) is due


def test_nothing_of_a_visit_is_left_of_a_destroyed_case(desk_office: Office, case_id: str) -> None:
    visit = of(desk_office, case_id, WIFE.id, VisitOccasion.EFFECT_7)
    other = of(desk_office, case_id, HUSBAND.id, VisitOccasion.EFFECT_7)
    with desk_office.as_(MEDIATOR) as records:
        told = made(
            records, visit, ClauseResult.NOT, risk=RiskWords(change=RiskChange.MORE, words="言语威胁")
        )
        return_visits.record_visit(records, visit.id, visit.version, told)
        return_visits.note_attempt(records, other.id, AttemptOutcome.OFF)
        kept = rows.get(records, visit.id)
        assert kept.said_id
        assert kept.risk_id
    with desk_office.as_(DIRECTOR) as records:
        erasure.erase_case(records, case_id)
        for gone in (table, visit_results, visit_attempts):
            assert records.connection.execute(select(gone)).first() is None
        texts = select(sealed_rows.c.id).where(sealed_rows.c.id.in_((kept.said_id, kept.risk_id)))
        assert records.connection.execute(texts).first() is None
