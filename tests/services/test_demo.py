"""The demo register: every state of a case, through the use cases alone, and nobody real."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mediation_desk.domain.agreement import PrintState
from mediation_desk.domain.aid_grant import AidState
from mediation_desk.domain.award import AwardState
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.case_filter import CaseFilter
from mediation_desk.domain.confirmation import ConfirmationState
from mediation_desk.domain.confirmation_steps import state_of
from mediation_desk.domain.crisis import CrisisLevel
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.reception import Decision, ReceptionState
from mediation_desk.domain.reception_list import ReceptionFilter
from mediation_desk.domain.safety import Mark
from mediation_desk.errors import DeskError
from mediation_desk.register import confirmations, scale_results
from mediation_desk.register.records import Records
from mediation_desk.services import (
    activities,
    agreements,
    aid_grants,
    awards,
    cases,
    counselling_files,
    counselling_list,
    crises,
    opening,
    receptions,
    visit_list,
)
from mediation_desk.services.demo.build import PASSWORD, build_demo, diaries
from mediation_desk.services.demo.calendar import in_order
from mediation_desk.services.demo.data import read_demo
from mediation_desk.services.demo.people import REGION
from mediation_desk.services.demo.sights import sights
from mediation_desk.services.door import look_at_door
from tests.demo_register import NOW, copy_demo
from tests.limits_checked import forgotten

RARE = ("王𬍛", "李䶮", "张喆", "迪丽努尔·阿卜杜热西提", "欧阳若水", "司马青山", "安德利·伊万诺夫")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[opening.Session]:
    folder, state, director_id = copy_demo(tmp_path_factory.mktemp("demo"))
    session = opening.open_with_password(folder, state, director_id, PASSWORD, NOW)
    yield session
    opening.lock(session)


@pytest.fixture
def records(demo: opening.Session) -> Iterator[Records]:
    with demo.register.reading(demo.staff, NOW) as reading:
        yield reading


def every_case(records: Records) -> list[cases.CaseView]:
    found, after = [], None
    while True:
        page = cases.case_page(records, CaseFilter(), after)
        found += [cases.case_view(records, line.id) for line in page.lines]
        if page.after is None:
            return found
        after = page.after


def test_every_state_and_mark_is_there(records: Records) -> None:
    views = every_case(records)
    assert 50 <= len(views) <= 70
    assert {view.case.state for view in views} == set(CaseState) - {CaseState.RETENTION_DUE}
    assert {view.mark for view in views} == set(Mark)
    assert {one.member(one.case.mediator_ids[0]) for one in views} == {"何玉贞", "周若岚", "孙德全"}


def test_every_story_came_to_its_end(records: Records) -> None:
    told = {one.people["seeker"].name: one.get("end") for one in read_demo().cases}
    found = {view.people[0].name: view.case.state.value for view in every_case(records)}
    assert found == told
    assert set(RARE) <= {person.name for view in every_case(records) for person in view.people}


def test_agreements_are_drafted_printed_superseded_voided_and_frozen(records: Records) -> None:
    files = [file for view in every_case(records) for file in agreements.agreements_of(records, view.case.id)]
    states = {one.state for file in files for one in file.prints}
    assert states == set(PrintState)
    assert any(not file.prints for file in files)


def test_a_court_was_asked_accepted_and_ruled(records: Records) -> None:
    applied = [one for view in every_case(records) for one in confirmations.of_case(records, view.case.id)]
    assert {state_of(one) for one in applied} == {
        ConfirmationState.PREPARED,
        ConfirmationState.ACCEPTED,
        ConfirmationState.CONFIRMED,
    }


def test_receptions_wait_and_end_in_every_way(records: Records) -> None:
    lines = receptions.reception_page(records, ReceptionFilter())
    assert {line.state for line in lines} == set(ReceptionState)
    assert {line.decision for line in lines} == {None, *Decision}


def test_everything_happened_before_now_and_on_a_day_in_order(records: Records) -> None:
    for view in every_case(records):
        moments = [event.at for event in view.events]
        assert max(moments) <= NOW
        assert all(legal_day(moment).weekday() < 5 for moment in moments)


def test_nobody_can_be_real(records: Records) -> None:
    for view in every_case(records):
        for person in view.people:
            assert person.identity_number[:6] in ("", REGION) or person.identity_kind == "passport"
            contact = person.contact
            phones = contact.phones if contact else ()
            assert all(phone.number.startswith("1380000") for phone in phones)


def test_the_tour_finds_what_it_shows(records: Records) -> None:
    found = sights(records)
    assert found.pdf.startswith(b"%PDF")
    assert found.docx.startswith(b"PK")
    assert {"case", "agreement", "screening", "mediation_record"} <= set(found.shown)


@pytest.mark.parametrize(
    "now",
    [
        datetime(2028, 2, 29, 15, 59, tzinfo=UTC),  # a leap day, one minute before midnight in Shanghai
        datetime(2026, 12, 31, 16, 1, tzinfo=UTC),  # just after New Year in Shanghai
        datetime(2026, 8, 15, 3, 0, tzinfo=UTC),  # a Saturday
    ],
)
def test_on_any_day_the_stories_lie_in_the_past_and_in_order(now: datetime) -> None:
    told = read_demo()
    for diary in diaries(told, now):
        moments = [step.at for step in diary.steps]
        assert moments == sorted(moments)
        assert moments[-1] <= now
    assert len(in_order(diaries(told, now))) > 500


def test_it_opens_with_the_password_it_shows(tmp_path: Path) -> None:
    few = read_demo()
    few = replace(few, cases=few.cases[-2:], receptions=few.receptions[:2])
    folder, state = tmp_path / "register", tmp_path / "state"
    opening.lock(build_demo(folder, state, NOW, told=few))
    door = look_at_door(folder)
    assert door is not None
    session = opening.open_with_password(folder, state, door.people[0].slot_id, PASSWORD, NOW)
    assert session.staff.name == "何玉贞"
    opening.lock(session)


def test_building_can_be_stopped_and_lets_go_of_the_register(tmp_path: Path) -> None:
    class Stop(Exception):  # noqa: N818 -- it is no error
        pass

    def step(said: str) -> None:
        raise Stop

    folder, state = tmp_path / "register", tmp_path / "state"
    with pytest.raises(Stop):
        build_demo(folder, state, NOW, step=step)
    staff_id = next(iter(read_demo().office.staff.values())).id
    opening.lock(opening.open_with_password(folder, state, staff_id, PASSWORD, NOW))


def test_a_story_that_breaks_a_rule_is_refused_like_anybody(tmp_path: Path) -> None:
    told = read_demo()
    lone = replace(told.cases[0], told={**told.cases[0].told, "mark": "unfinished"})
    with pytest.raises(DeskError, match=r"decision\.talk_alone_first"):
        build_demo(
            tmp_path / "register", tmp_path / "state", NOW, told=replace(told, cases=(lone,), receptions=())
        )


def test_ages_are_counted_from_today() -> None:
    from mediation_desk.domain.dates import age
    from mediation_desk.services.demo.people import people_of

    for today in (date(2026, 3, 18), date(2028, 2, 29), date(2031, 12, 31)):
        for story in read_demo().cases:
            for place, person in people_of(story, today).items():
                assert person.born is not None
                assert age(person.born, today) == story.people[place].age


def test_counselling_is_sealed_to_the_counsellor_also_in_the_demo(records: Records) -> None:
    lines = counselling_list.counselling_page(records).lines
    assert sorted(line.sessions for line in lines) == [1, 3, 4, 7]
    assert [line.unsigned for line in lines if line.unsigned] == [1]
    assert {line.consented for line in lines} == {True, False}
    stories = [one for line in lines for one in counselling_files.counselling_file(records, line.id).sessions]
    notes = [note for story in stories for note in story.notes]
    assert len(notes) == 12
    assert not any(note.opens for note in notes)


def test_a_file_closed_with_both_together_again_is_visited(records: Records) -> None:
    found = [one for one in visit_list.visits_due(records, over=True) if one.file_id]
    states = sorted((one.occasion.value, one.state.value) for one in found)
    assert states == sorted(
        (occasion, state)
        for occasion, state in (
            ("counselling_visit_7", "made"),
            ("counselling_visit_30", "planned"),
            ("counselling_visit_90", "planned"),
        )
        for _client in range(2)
    )


def test_scales_of_the_demo_are_a_series_and_one_that_asked_for_the_risk_protocol(records: Records) -> None:
    series = [
        scale_results.open_of_file(records, line.id)
        for line in counselling_list.counselling_page(records).lines
    ]
    told = sorted((one for one in series if one), key=len)
    assert [[one.alert for one in each] for each in told] == [[True], [False] * 6]
    assert not any(
        one.answers for each in told for one in each
    )  # sealed to the counsellor, not to the office
    board = crises.crisis_board(records)
    assert [(event.level, event.next_at) for event in board.events] == [(CrisisLevel.LOW, None)]
    assert board.alerts == ()


def test_every_limit_stands_as_a_fresh_count_says(records: Records) -> None:
    assert forgotten(records) == {}


def test_a_year_of_activities_awards_and_aid_stands_there(records: Records) -> None:
    assert len(activities.activity_rows(records)) >= 20
    assert {one.award.state for one in awards.award_rows(records)} >= {
        AwardState.PROPOSED,
        AwardState.PUBLICISED,
        AwardState.GRANTED,
    }
    grants = [one.grant for one in aid_grants.aid_rows(records)]
    assert {one.state for one in grants} == set(AidState)
    assert len({one.given_on for one in grants if one.given_on}) > 5, "given on different days"
