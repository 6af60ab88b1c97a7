"""How somebody may be told of an appointment."""

from __future__ import annotations

import pytest

from mediation_desk.domain.person import Contact, Person, Phone
from mediation_desk.domain.telling import TellingWay, telling_word, way_to_tell


def person(*phones: Phone, **given: bool) -> Person:
    return Person(id="1", name="柳新禾", contact=Contact(phones=phones), **given)


NUMBER, OTHER = "13800000276", "13900000814"


@pytest.mark.parametrize(
    ("who", "way", "number"),
    [
        (person(Phone(number=NUMBER)), TellingWay.WRITE, NUMBER),
        (person(Phone(number=NUMBER, safe_to_call=True, may_leave_message=True)), TellingWay.WRITE, NUMBER),
        (person(Phone(number=NUMBER, safe_to_call=True)), TellingWay.CALL, NUMBER),
        (person(Phone(number=NUMBER, owner="母亲")), TellingWay.CALL, NUMBER),
        (person(Phone(number=NUMBER, safe_to_call=False, may_leave_message=True)), TellingWay.IN_PERSON, ""),
        (
            person(Phone(number=NUMBER, safe_to_call=False), Phone(number=OTHER, may_leave_message=True)),
            TellingWay.WRITE,
            OTHER,
        ),
        (person(), TellingWay.IN_PERSON, ""),
        (person(Phone(number=NUMBER, may_leave_message=True), safe_contact=True), TellingWay.SAFE_WAY, ""),
        (Person(id="1", name="柳新禾", contact=None), TellingWay.SAFE_WAY, ""),
    ],
)
def test_what_was_said_of_their_numbers_decides(who: Person, way: TellingWay, number: str) -> None:
    assert way_to_tell(who) == (way, number)


def test_a_word_that_tells_why_is_found() -> None:
    assert telling_word("文华路18号 调解室一", ("离婚", "调解")) == "调解"
    assert telling_word("文华路18号 201室", ("离婚", "", "调解")) == ""
