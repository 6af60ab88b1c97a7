"""The way of a case: what must stand before it moves, who may open it, and what the timeline keeps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from mediation_desk.domain.case import CaseState, EventKind, TerminationGround
from mediation_desk.domain.case_filter import CaseFilter, SortBy
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.screening import Answer
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.services import cases, conflicts
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation, screen
from tests.desk_fixtures import (
    COUNSELLOR,
    DIRECTOR,
    MEDIATOR,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
)


def refusals(office: Office, case_id: str, to: CaseState) -> set[str]:
    with office.reading(MEDIATOR) as records:
        view = cases.case_view(records, case_id)
    return {refusal.key for move in view.moves if move.to is to for refusal in move.refusals}


def test_mediation_waits_for_consent_notice_and_screening(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    assert refusals(desk_office, case_id, CaseState.IN_MEDIATION) == {
        "move.consent_missing",
        "move.rights_notice_missing",
        "move.screening_missing",
    }
    begin_mediation(desk_office, case_id)
    with desk_office.reading(MEDIATOR) as records:
        assert cases.case_view(records, case_id).case.state is CaseState.IN_MEDIATION


def test_red_keeps_the_case_out_of_mediation_until_the_director_speaks(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        screen(records, WIFE.id, q3=Answer.RECENT)
        screen(records, HUSBAND.id)
        view = cases.case_view(records, case_id)
    assert view.mark is Mark.RED
    assert "sitting.approval_needed" in refusals(desk_office, case_id, CaseState.IN_MEDIATION)


def test_a_termination_needs_ground_and_reason(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    with desk_office.reading(MEDIATOR) as records:
        version = cases.case_view(records, case_id).case.version
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"move\.ground_needed"):
        cases.move_case(records, case_id, version, CaseState.TERMINATED, "乙方不再参加")
    with desk_office.as_(MEDIATOR) as records:
        ended = cases.move_case(
            records, case_id, version, CaseState.TERMINATED, "乙方不再参加", TerminationGround.REFUSE
        )
    with desk_office.reading(MEDIATOR) as records:  # limits are counted with the commit
        view = cases.case_view(records, case_id)
    assert ended.state is CaseState.TERMINATED
    assert view.next_limit is None
    assert (view.events[0].kind, dict(view.events[0].names)["reason"]) == (EventKind.MOVED, "乙方不再参加")


def test_two_people_saving_the_same_case_are_told(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        version = cases.case_view(records, case_id).case.version
        cases.assign_mediators(records, case_id, version, (MEDIATOR.id, OTHER_MEDIATOR.id))
        with pytest.raises(DeskError, match=r"record\.changed_meanwhile"):
            cases.assign_mediators(records, case_id, version, (MEDIATOR.id,))


def test_only_its_people_open_a_case(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    for who, key in (
        (OTHER_MEDIATOR, "case.not_yours"),
        (COUNSELLOR, "permission.refused"),
        (RECEPTION, "permission.refused"),
    ):
        with desk_office.reading(who) as records, pytest.raises(DeskError) as refused:
            cases.case_view(records, case_id)
        assert refused.value.key == key
    with desk_office.reading(DIRECTOR) as records:
        assert cases.case_view(records, case_id).case.id == case_id


def test_a_conflict_says_only_to_send_somebody_else(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.as_(OTHER_MEDIATOR) as records:
        conflicts.declare_conflict(records, case_id, OTHER_MEDIATOR.id, "对方是我表弟")
    with desk_office.as_(MEDIATOR) as records:
        view = cases.case_view(records, case_id)
        with pytest.raises(DeskError, match=r"case\.assign_another"):
            cases.assign_mediators(records, case_id, view.case.version, (MEDIATOR.id, OTHER_MEDIATOR.id))
    assert view.events[0].kind is EventKind.ANOTHER_MEDIATOR
    assert "表弟" not in repr(view)


def test_a_note_needs_words_and_is_never_rewritten(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"note\.empty"):
            cases.add_note(records, case_id, "  ")
        cases.add_note(records, case_id, "甲方说下周三可以来。")
        assert cases.case_view(records, case_id).notes[0].text == "甲方说下周三可以来。"
    with pytest.raises(DatabaseError), desk_office.as_(MEDIATOR) as records:
        records.connection.execute(text("UPDATE case_notes SET text = ''"))


@pytest.mark.parametrize(
    "typed",
    [
        "林",
        "晓",
        "林晓",
        "晓芸",
        "林晓芸",
        "lx",
        "lxy",
        "linxiaoyun",
        "qf",
        "0276",
        "370115",
        "1",
        "001",
    ],
)
def test_a_case_is_found_by_what_people_type(desk_office: Office, typed: str) -> None:
    case_id = add_case(desk_office)
    with desk_office.reading(RECEPTION) as records:
        found = cases.case_page(records, CaseFilter(typed=typed)).lines
    assert [line.id for line in found] == [case_id]


def found_by(office: Office, who: Staff, typed: str) -> int:
    with office.reading(who) as records:
        found = cases.find_cases(records, CaseFilter(typed=typed))
    assert len(found.page.lines) == found.matching
    return found.matching


def test_words_of_the_summary_find_a_case_only_for_those_who_may_open_it(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    assert [found_by(desk_office, who, "家务") for who in (MEDIATOR, DIRECTOR)] == [1, 1]
    assert [found_by(desk_office, who, "家务") for who in (RECEPTION, OTHER_MEDIATOR)] == [0, 0]
    assert found_by(desk_office, RECEPTION, "林晓芸") == 1
    assert found_by(desk_office, RECEPTION, "林晓芸 家务") == 0
    with desk_office.as_(DIRECTOR) as records:
        version = cases.case_view(records, case_id).case.version
        cases.assign_mediators(records, case_id, version, (OTHER_MEDIATOR.id,))
        conflicts.declare_conflict(records, case_id, DIRECTOR.id, "当事人是我邻居")
    assert [found_by(desk_office, who, "家务") for who in (OTHER_MEDIATOR, MEDIATOR, DIRECTOR)] == [1, 0, 0]


@pytest.mark.parametrize(
    "typed", ["钱", "晓林", "qq", "9999", "%", '"', "' OR 1=1", "NEAR(", "*", "-", "\x00"]
)
def test_what_nobody_has_is_not_found_and_breaks_nothing(desk_office: Office, typed: str) -> None:
    add_case(desk_office)
    with desk_office.reading(RECEPTION) as records:
        assert cases.case_page(records, CaseFilter(typed=typed)).lines == ()


def test_the_list_filters_and_pages_by_every_column(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.reading(MEDIATOR) as records:
        for sort in SortBy:
            for ascending in (True, False):
                wanted = CaseFilter(sort=sort, ascending=ascending)
                page = cases.case_page(records, wanted)
                assert [line.id for line in page.lines] == [case_id]
        line = page.lines[0]
        assert line.parties == "林晓芸 ／ 赵启帆"
        assert line.mediator == MEDIATOR.name
        today = records.today
        assert cases.find_cases(records, CaseFilter(accepted_from=today)).matching == 1
        assert cases.find_cases(records, CaseFilter(accepted_from=today + timedelta(days=1))).matching == 0
        assert cases.find_cases(records, CaseFilter(marks=frozenset({Mark.RED}))).matching == 0
