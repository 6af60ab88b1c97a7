from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediation_desk.register.records import Records
from mediation_desk.register.vault.slots import Slot
from mediation_desk.services.computer_slot import set_computer_up
from mediation_desk.services.door import look_at_door
from mediation_desk.services.header_change import change_slots
from mediation_desk.services.os_keyring import OsKeyring
from mediation_desk.services.password_check import Confirmed
from tests.desk_fixtures import DIRECTOR, EVERYONE, MEDIATOR, RECEPTION
from tests.keyring_fixtures import MemoryKeyring
from tests.session_fixtures import SessionOffice


@pytest.fixture
def place(tmp_path: Path) -> Iterator[SessionOffice]:
    made = SessionOffice(tmp_path)
    yield made
    made.close()


def names(place: SessionOffice) -> list[str]:
    door = look_at_door(place.folder)
    assert door is not None
    return [one.name for one in door.people]


def test_there_is_no_door_before_there_is_a_register(tmp_path: Path) -> None:
    assert look_at_door(tmp_path / "nowhere") is None


def test_only_people_who_may_sign_in_are_named_and_no_other_slot(place: SessionOffice) -> None:
    assert names(place) == [one.name for one in EVERYONE if one.signs_in]


def test_a_suspended_person_is_not_named(place: SessionOffice) -> None:
    director = place.open(DIRECTOR)

    def suspend(_records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        return tuple(slot for slot in slots if slot.id != MEDIATOR.id)

    change_slots(director, place.now(), suspend)
    assert MEDIATOR.name not in names(place)


def test_a_computer_is_told_beside_its_person_and_never_as_one(place: SessionOffice) -> None:
    session = place.open(RECEPTION)
    confirmed = Confirmed(staff_id=RECEPTION.id, at=place.now())
    set_computer_up(session, place.now(), confirmed, OsKeyring(MemoryKeyring()))
    door = look_at_door(place.folder)
    assert door is not None
    assert [one.name for one in door.people if one.by_computer] == [RECEPTION.name]
    assert len(door.people) == len([one for one in EVERYONE if one.signs_in])
