from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.domain.party import Side
from mediation_desk.domain.person import Contact, Person, PersonMatch, Phone, Sex
from mediation_desk.domain.reception import Decision
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import journal, people_search
from mediation_desk.register import people as people_register
from mediation_desk.services import people, receptions
from mediation_desk.services.people import TypedPerson
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, EXPERT, MEDIATOR, RECEPTION, Office
from tests.services.reception_samples import ADDRESS, LIN, PHONE, ZHAO, alone, entry, everything, talked

SOUNDS_ALIKE = Person(id="5" * 32, name="林晓云", sex=Sex.FEMALE)
HIDDEN = replace(LIN, safe_contact=True)


def typed(side: Side = Side.SEEKER, **words: str) -> TypedPerson:
    return TypedPerson(side=side, **words)


@pytest.fixture
def visited(desk_office: Office) -> Office:
    """林晓芸 and 赵启帆 were here once, 林晓云 another time."""
    with desk_office.as_(RECEPTION) as records:
        receptions.save_reception(records, entry())
        receptions.save_reception(records, alone(SOUNDS_ALIKE))
    return desk_office


def test_a_match_shows_name_sex_age_and_that_there_is_a_record(visited: Office) -> None:
    with visited.reading(RECEPTION) as records:
        found = people.matches(records, typed(name="林晓芸"))
    assert found[0] == PersonMatch(person_id=LIN.id, name="林晓芸", sex=Sex.FEMALE, age=36, has_record=True)
    assert [one.name for one in found] == ["林晓芸", "林晓云"]  # the like-sounding name after the same one


@pytest.mark.parametrize(
    "words",
    [
        {"name": "晓芸"},
        {"phone": "138 0000 0276"},
        {"phone": "0000276"},
        {"identity": "37011519900101002x"},
        {"name": "记错了", "identity": "３７０１１５19900101002X"},
    ],
)
def test_name_phone_and_document_find_her(visited: Office, words: dict[str, str]) -> None:
    with visited.reading(RECEPTION) as records:
        assert people.matches(records, typed(**words))[0].person_id == LIN.id


@pytest.mark.parametrize(
    "words", [{}, {"name": "林"}, {"phone": "276"}, {"identity": "370115"}, {"name": '"*'}]
)
def test_too_little_finds_nobody(visited: Office, words: dict[str, str]) -> None:
    with visited.reading(RECEPTION) as records:
        assert people.matches(records, typed(**words)) == ()


def test_somebody_else_of_the_same_county_is_not_found(visited: Office) -> None:
    with visited.reading(RECEPTION) as records:
        assert people.matches(records, typed(name="管仲", identity="370115198804170015")) == ()


@pytest.mark.parametrize("side", [Side.OTHER, Side.CHILD])
def test_the_other_side_is_not_looked_up_until_the_visit_is_kept(visited: Office, side: Side) -> None:
    with visited.as_(RECEPTION) as records:
        assert people.matches(records, typed(side, name="赵启帆")) == ()
        kept = receptions.save_reception(records, alone(replace(SOUNDS_ALIKE, id="6" * 32), "d"))
        found = people.matches(records, typed(side, name="赵启帆"), kept.reception.id)
    assert [(one.person_id, one.name, one.age, one.needs_check) for one in found] == [
        (ZHAO.id, "", None, True)
    ]


def test_somebody_in_safe_contact_mode_is_not_shown_at_the_counter(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        receptions.save_reception(records, alone(HIDDEN))
        assert people.matches(records, typed(name="林晓芸", identity=LIN.identity_number)) == ()
        kept = receptions.save_reception(records, alone(SOUNDS_ALIKE, "d"))
        (found,) = people.matches(records, typed(name="林晓芸"), kept.reception.id)
        assert found.needs_check
        assert found.name == ""


def test_a_sealed_contact_is_in_no_column_and_found_by_no_tail(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        view = receptions.save_reception(records, alone(HIDDEN))
        assert view.people[0].contact is None
        dump = everything(records)
        assert PHONE not in dump
        assert ADDRESS not in dump
        assert people_search.like(records, phone=PHONE) == []
        assert [row.id for row in people_search.like(records, name="林晓芸")] == [LIN.id]


def test_opening_a_sealed_contact_is_journalled_and_for_its_readers(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        people.save_person(records, HIDDEN)
    with desk_office.as_(DIRECTOR) as records:
        assert people.open_contact(records, LIN.id) == LIN.contact
        people_register.share_contact(records, LIN.id, (COUNSELLOR.id,))
    with desk_office.as_(COUNSELLOR) as records:
        assert people.open_contact(records, LIN.id) == LIN.contact
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"sealed\.not_yours"):
        people.open_contact(records, LIN.id)
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"sealed\.not_yours"):
        people_register.share_contact(records, LIN.id, (MEDIATOR.id,))
    with desk_office.reading(DIRECTOR) as records:
        opened = [one.staff_id for one in journal.entries(records) if one.act == "open_contact"]
        assert opened == [COUNSELLOR.id, DIRECTOR.id]


def test_changing_somebody_keeps_the_seal_and_its_readers(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        kept = people.save_person(records, HIDDEN)
    with desk_office.as_(MEDIATOR) as records:
        people.save_person(records, replace(kept, occupation="教师"))
        with pytest.raises(DeskError, match=r"person\.contact_sealed"):
            people.save_person(records, replace(kept, version=2, safe_contact=False))
    moved = Contact(phones=(Phone(number="13800000999"),))
    with desk_office.as_(DIRECTOR) as records:
        people.save_person(records, replace(kept, version=2, contact=moved))
    with desk_office.as_(RECEPTION) as records:
        assert people.open_contact(records, LIN.id) == moved
        open_again = replace(kept, version=3, safe_contact=False, contact=moved)
        assert people.save_person(records, open_again).contact == moved
        assert people.matches(records, typed(phone="13800000999"))[0].person_id == LIN.id


def test_a_stale_version_is_refused(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        kept = people.save_person(records, ZHAO)
        people.save_person(records, replace(kept, occupation="司机"))
        with pytest.raises(DeskError, match=r"record\.changed_meanwhile"):
            people.save_person(records, replace(kept, occupation="厨师"))


def test_linking_adds_to_what_is_known(visited: Office) -> None:
    again = Person(
        id=LIN.id,
        name="林小芸",
        occupation="教师",
        contact=Contact(phones=(Phone(number="13800000999"),)),
    )
    with visited.as_(RECEPTION) as records:
        (known,) = receptions.save_reception(records, alone(again, "d")).people
    assert (known.name, known.occupation, known.born) == ("林晓芸", "教师", LIN.born)
    assert known.contact is not None
    assert [phone.number for phone in known.contact.phones] == [PHONE, "13800000999"]
    with visited.as_(MEDIATOR) as records:
        assert len(people.open_match(records, LIN.id).services) == 2


def test_opening_a_match_tells_services_and_is_journalled(visited: Office) -> None:
    with visited.as_(COUNSELLOR) as records:
        (earlier,) = people.open_match(records, LIN.id).services
        assert (earlier.staff, earlier.side, earlier.decision) == ("马春霞", Side.SEEKER, None)
    with visited.as_(MEDIATOR) as records:
        reception_id = records.connection.exec_driver_sql("SELECT id FROM receptions LIMIT 1").scalar_one()
        version = talked(records, reception_id)
        receptions.decide(records, reception_id, version, Decision.COUNSELLING, "辅导")
        (earlier,) = people.open_match(records, LIN.id).services
        assert earlier.decision is Decision.COUNSELLING
    with visited.reading(DIRECTOR) as records:
        assert [one.ids for one in journal.entries(records) if one.act == "open_match"] == [(LIN.id,)] * 2


@pytest.mark.parametrize("who", [RECEPTION, EXPERT])
def test_the_counter_opens_no_match(visited: Office, who: Staff) -> None:
    with visited.as_(who) as records, pytest.raises(DeskError, match=r"permission\.refused"):
        people.open_match(records, LIN.id)


def test_whoever_looks_somebody_up_stands_in_the_journal(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        people.save_person(records, LIN)
    with desk_office.as_(COUNSELLOR) as records:
        assert people.get_person(records, LIN.id).contact == LIN.contact
    with desk_office.reading(DIRECTOR) as records:
        newest = journal.entries(records)[0]
    assert (newest.act, newest.staff_id, newest.ids) == ("open_match", COUNSELLOR.id, (LIN.id,))
