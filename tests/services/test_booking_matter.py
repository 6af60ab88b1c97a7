"""What the form of an appointment finds and offers: to whoever may know, with whom must not meet."""

from __future__ import annotations

import pytest

from mediation_desk.domain.party import Side
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.screening import Answer
from mediation_desk.errors import DeskError
from mediation_desk.services.apart_pairs import pairs_among
from mediation_desk.services.booking_desk import booking_desk
from mediation_desk.services.booking_matter import find_matters, matter
from mediation_desk.services.keep_apart import end_keep_apart, keep_apart, kept_apart
from tests.booking_fixtures import furnish
from tests.case_fixtures import CHILD, HUSBAND, WIFE, add_case, begin_mediation, screen
from tests.desk_fixtures import ADMINISTRATOR, COUNSELLOR, EXPERT, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office


@pytest.fixture
def case_id(desk_office: Office) -> str:
    made = add_case(desk_office)
    begin_mediation(desk_office, made)
    return made


def test_a_case_offers_its_people_by_side(desk_office: Office, case_id: str) -> None:
    for who in (MEDIATOR, RECEPTION):
        with desk_office.reading(who) as records:
            found = matter(records, case_id)
        assert [(one.person_id, one.side) for one in found.comers] == [
            (WIFE.id, Side.SEEKER),
            (HUSBAND.id, Side.OTHER),
            (CHILD.id, Side.CHILD),
        ]
        assert found.staff_ids == (MEDIATOR.id,)
        assert found.pairs == ()


def test_a_mark_parts_the_sides_and_tells_only_what_is_done(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        screen(records, WIFE.id, q3=Answer.RECENT)
    with desk_office.reading(RECEPTION) as records:
        found = matter(records, case_id)
    assert found.apart_key == "sitting.apart"
    assert {(one.person_id, one.other_id, one.protected) for one in found.pairs} == {
        (WIFE.id, HUSBAND.id, True),
        (HUSBAND.id, WIFE.id, False),
    }
    wife = found.comer(WIFE.id)
    assert wife is not None
    assert wife.mark is Mark.RED


def test_two_parted_by_choice_are_listed_until_it_ends(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        pair = keep_apart(records, WIFE.id, CHILD.id, "只为测试编的理由", CHILD.id)
    with desk_office.reading(MEDIATOR) as records:
        assert pairs_among(records, (WIFE.id, HUSBAND.id, CHILD.id)) == (pair,)
        assert pairs_among(records, (WIFE.id, HUSBAND.id)) == ()
        assert {one.other_id for one in matter(records, case_id).pairs} == {WIFE.id, CHILD.id}
        assert matter(records, case_id).apart_key == ""
    for curious in (OTHER_MEDIATOR, COUNSELLOR):
        with desk_office.reading(curious) as records:
            assert kept_apart(records, WIFE.id) == pairs_among(records, (WIFE.id, CHILD.id)) == ()
    with desk_office.reading(RECEPTION) as records:
        assert [one.id for one in kept_apart(records, WIFE.id)] == [pair.id]
    with desk_office.as_(MEDIATOR) as records:
        end_keep_apart(records, pair.id)
    with desk_office.reading(MEDIATOR) as records:
        assert pairs_among(records, (WIFE.id, CHILD.id)) == ()


def test_whoever_may_not_know_of_a_case_is_offered_nobody(desk_office: Office, case_id: str) -> None:
    for who in (COUNSELLOR, EXPERT, OTHER_MEDIATOR):
        with desk_office.reading(who) as records, pytest.raises(DeskError, match=r"case\.not_yours"):
            matter(records, case_id)
    with desk_office.reading(OTHER_MEDIATOR) as records:
        assert {one.case_id for one in find_matters(records, WIFE.name)} == {""}
    with desk_office.reading(RECEPTION) as records:
        assert [one.case_id for one in find_matters(records, WIFE.name) if one.case_id] == [case_id]
        assert matter(records, case_id).case_id == case_id
    with desk_office.reading(EXPERT) as records:
        assert find_matters(records, WIFE.name) == ()
        with pytest.raises(DeskError, match=r"permission\.refused"):
            matter(records, person_ids=(WIFE.id,))


def test_something_is_found_by_name_and_number(desk_office: Office, case_id: str) -> None:
    with desk_office.reading(MEDIATOR) as records:
        by_name = find_matters(records, WIFE.name)
        assert [one.case_id for one in by_name if one.case_id] == [case_id]
        assert [one.person_id for one in by_name if one.person_id] == [WIFE.id]
        assert find_matters(records, "林") == ()
    with desk_office.reading(COUNSELLOR) as records:
        assert {one.case_id for one in find_matters(records, WIFE.name)} == {""}


def test_nobody_guarded_is_found_by_name(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        screen(records, WIFE.id, q3=Answer.RECENT)
    with desk_office.reading(COUNSELLOR) as records:
        assert find_matters(records, WIFE.name) == ()


def test_the_desk_offers_who_receives_people(desk_office: Office) -> None:
    found = furnish(desk_office)
    with desk_office.reading(MEDIATOR) as records:
        offered = booking_desk(records)
    assert ADMINISTRATOR.id not in {one.id for one in offered.staff}
    assert offered.member(MEDIATOR.id) == MEDIATOR.name
    assert offered.room(found["会议室"]) == "会议室"
