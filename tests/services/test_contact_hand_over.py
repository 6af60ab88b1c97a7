"""A sealed contact follows the case: handed over by a reader, kept from whoever was taken off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.domain.person import Contact, Phone
from mediation_desk.errors import DeskError
from mediation_desk.register import journal
from mediation_desk.register import people as people_register
from mediation_desk.services import cases, people
from mediation_desk.services.case_desk import case_sheet
from mediation_desk.services.conflicts import declare_conflict
from mediation_desk.services.contact_hand_over import HandOver, hand_contacts_over
from tests.counselling_fixtures import confirmed
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, Office
from tests.ui.pages.case_shelf import OUYANG, add_family

LACKING = HandOver(person_id=OUYANG.id, staff_ids=(OTHER_MEDIATOR.id,), mine=True)


@pytest.fixture
def case_id(desk_office: Office) -> str:
    made = add_family(desk_office, safe_contact=True)
    assign(desk_office, made, MEDIATOR.id, OTHER_MEDIATOR.id)
    return made


def assign(office: Office, case_id: str, *team: str) -> None:
    with office.as_(DIRECTOR) as records:
        version = cases.case_view(records, case_id).case.version
        cases.assign_mediators(records, case_id, version, team)


def test_whoever_came_later_is_named_until_a_reader_hands_it_over(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(OTHER_MEDIATOR) as records:
        assert case_sheet(records, case_id).hand_overs == (replace(LACKING, mine=False),)
        assert hand_contacts_over(records, confirmed(records), case_id) == ()
        with pytest.raises(DeskError, match=r"sealed\.not_yours"):
            people.open_contact(records, OUYANG.id)
    with desk_office.as_(MEDIATOR) as records:
        assert hand_contacts_over(records, confirmed(records), case_id) == (LACKING,)
    with desk_office.as_(OTHER_MEDIATOR) as records:
        assert people.open_contact(records, OUYANG.id) == OUYANG.contact
        assert case_sheet(records, case_id).hand_overs == ()
    with desk_office.reading(DIRECTOR) as records:
        granted = [one for one in journal.entries(records) if one.act == "grant_reader"]
    assert [(one.staff_id, one.ids[1]) for one in granted] == [(MEDIATOR.id, OTHER_MEDIATOR.id)]


def test_whoever_stands_apart_is_not_offered(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(OTHER_MEDIATOR) as records:
        declare_conflict(records, case_id, OTHER_MEDIATOR.id, "亲戚")
    with desk_office.as_(DIRECTOR) as records:
        assert case_sheet(records, case_id).hand_overs == ()
        assert hand_contacts_over(records, confirmed(records), case_id) == ()


def test_somebody_elses_case_hands_nothing_over(desk_office: Office) -> None:
    case_id = add_family(desk_office, safe_contact=True)
    with desk_office.as_(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"case\.not_yours"):
        hand_contacts_over(records, confirmed(records), case_id)


def test_whoever_was_taken_off_gets_no_new_contact(desk_office: Office, case_id: str) -> None:
    assign(desk_office, case_id, OTHER_MEDIATOR.id)
    with desk_office.as_(MEDIATOR) as records:  # what was sealed for them before stays
        assert people.open_contact(records, OUYANG.id) == OUYANG.contact
    moved = Contact(phones=(Phone(number="13800000999"),))
    with desk_office.as_(DIRECTOR) as records:
        person = people.get_person(records, OUYANG.id)
        people.save_person(records, replace(person, contact=moved))
        readers = people_register.contact_readers(records, OUYANG.id)
    assert {OTHER_MEDIATOR.id, DIRECTOR.id} <= readers
    assert MEDIATOR.id not in readers
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"sealed\.not_yours"):
        people.open_contact(records, OUYANG.id)


def test_whoever_came_back_is_a_reader_again(desk_office: Office, case_id: str) -> None:
    assign(desk_office, case_id, OTHER_MEDIATOR.id)
    assign(desk_office, case_id, MEDIATOR.id)
    with desk_office.as_(DIRECTOR) as records:
        person = people.get_person(records, OUYANG.id)
        people.save_person(records, replace(person, contact=Contact(address="新住处")))
        readers = people_register.contact_readers(records, OUYANG.id)
    assert MEDIATOR.id in readers
    assert OTHER_MEDIATOR.id not in readers


def test_handing_over_wants_the_password_of_whoever_does_it(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"password\.ask_again"):
        hand_contacts_over(records, confirmed(records, OTHER_MEDIATOR), case_id)
