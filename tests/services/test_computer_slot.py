from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as ForgetfulKeyring

from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import drafts as kept_drafts
from mediation_desk.register import journal, office, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.slots import Slot, SlotKind, computers_of
from mediation_desk.services import drafts
from mediation_desk.services.computer_slot import (
    computer_choice,
    open_with_computer,
    set_computer_up,
    take_computer_away,
)
from mediation_desk.services.header_change import change_slots
from mediation_desk.services.os_keyring import OsKeyring
from mediation_desk.services.password_check import Confirmed, check_password
from mediation_desk.services.permission import need_keys
from mediation_desk.services.rekey import swing
from mediation_desk.services.session import Session
from mediation_desk.services.short_lock import lock_short, set_short_code
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, NOON, RECEPTION
from tests.keyring_fixtures import MemoryKeyring
from tests.session_fixtures import SessionOffice


@pytest.fixture
def place(tmp_path: Path) -> Iterator[SessionOffice]:
    made = SessionOffice(tmp_path)
    yield made
    made.close()


@pytest.fixture
def backend() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def ring(backend: MemoryKeyring) -> OsKeyring:
    return OsKeyring(backend)


def set_up(place: SessionOffice, ring: OsKeyring, who: Staff = RECEPTION) -> None:
    session = place.open(who)
    set_computer_up(session, place.now(), Confirmed(staff_id=who.id, at=place.now()), ring)
    place.close()


def sit(place: SessionOffice, ring: OsKeyring, who: Staff = RECEPTION) -> Session:
    place.close()
    place.session = open_with_computer(place.folder, place.state, who.id, ring, place.now())
    return place.session


def refusal(place: SessionOffice, ring: OsKeyring, who: Staff = RECEPTION) -> str:
    with pytest.raises(DeskError) as refused:
        sit(place, ring, who)
    return refused.value.key


def test_it_opens_the_register_for_its_person_and_nothing_sealed(
    place: SessionOffice, ring: OsKeyring
) -> None:
    session = place.open(RECEPTION)
    with place.records(session) as records:
        text = sealed.seal(records, SealedKind.RECORD_NOTE, "封存的话")
    set_up(place, ring)
    session = sit(place, ring)
    assert session.staff.id == RECEPTION.id
    assert session.staff.roles == RECEPTION.roles
    assert session.keys.seed is None
    assert session.register.seat.box_secret is None
    with session.reading(session.staff, place.now()) as records:
        assert office.centre(records).district == "青禾区"
        assert not sealed.may_open(records, text)
        with pytest.raises(DeskError) as closed:
            sealed.unseal(records, text)
        assert next(entry.act for entry in journal.entries(records)) == "open_with_computer"
    assert closed.value.key == "sealed.not_yours"


def test_it_neither_seals_nor_signs_nor_turns_keys(place: SessionOffice, ring: OsKeyring) -> None:
    set_up(place, ring)
    session = sit(place, ring)
    confirmed = Confirmed(staff_id=RECEPTION.id, at=place.now())
    with place.records(session) as records:
        for act in (
            lambda: sealed.seal(records, SealedKind.RESTRICTED, "话"),
            lambda: need_keys(records),
            lambda: check_password(session, place.now(), "guohua-caidao-dalou-xiaomao"),
            lambda: set_short_code(session, place.now(), confirmed, "739164"),
            lambda: set_computer_up(session, place.now(), confirmed, ring),
        ):
            with pytest.raises(DeskError) as refused:
                act()
            assert refused.value.key == "sealed.no_seat"
    place.session = None
    assert lock_short(session, NOON, place.now()) is None


def test_drafts_are_kept_and_only_the_password_brings_them_back(
    place: SessionOffice, ring: OsKeyring
) -> None:
    set_up(place, ring)
    with place.records(sit(place, ring)) as records:
        assert drafts.get_draft(records, "reception", "") is None
        drafts.keep_draft(records, "reception", "", "半句")
        with pytest.raises(DeskError) as refused:
            kept_drafts.get(records, "reception", "")
    assert refused.value.key == "draft.needs_password"
    with place.records(place.open(RECEPTION)) as records:
        assert drafts.get_draft(records, "reception", "") == "半句"


def test_directors_are_refused_at_setting_up_and_at_opening(place: SessionOffice, ring: OsKeyring) -> None:
    director = place.open(DIRECTOR)
    for roles in (frozenset({Role.DIRECTOR}), frozenset({Role.DIRECTOR, Role.MEDIATOR})):
        director.staff = replace(director.staff, roles=roles)
        with pytest.raises(DeskError) as refused:
            set_computer_up(director, place.now(), Confirmed(staff_id=DIRECTOR.id, at=place.now()), ring)
        assert refused.value.key in ("permission.refused", "computer.director")
    set_up(place, ring)
    with place.records(place.open(DIRECTOR)) as records:
        records.connection.exec_driver_sql(
            'UPDATE staff SET roles = \'["director","reception"]\' WHERE id = ?', (RECEPTION.id,)
        )
    assert refusal(place, ring) == "computer.director"


def test_a_lost_or_locked_keyring_is_said_and_the_password_works(
    place: SessionOffice, ring: OsKeyring, backend: MemoryKeyring
) -> None:
    set_up(place, ring)
    backend.locked = True
    assert refusal(place, ring) == "keyring.locked"
    backend.locked = False
    (entry,) = backend.kept
    backend.kept[entry] = "00" * 32
    assert refusal(place, ring) == "computer.lost"
    backend.kept[entry] = "not hex"
    assert refusal(place, ring) == "computer.lost"
    backend.kept.clear()
    assert refusal(place, ring) == "computer.lost"
    assert refusal(place, OsKeyring(NoKeyring())) == "keyring.absent"
    assert place.open(RECEPTION).staff.id == RECEPTION.id


@pytest.mark.parametrize("unsafe", [NoKeyring, ForgetfulKeyring])
def test_a_keyring_that_keeps_nothing_is_refused_and_nothing_is_left(
    place: SessionOffice, unsafe: type[NoKeyring | ForgetfulKeyring]
) -> None:
    session = place.open(RECEPTION)
    confirmed = Confirmed(staff_id=RECEPTION.id, at=place.now())
    with pytest.raises(DeskError) as refused:
        set_computer_up(session, place.now(), confirmed, OsKeyring(unsafe()))
    assert refused.value.key == "keyring.absent"
    assert computers_of(read_header(place.folder).slots, RECEPTION.id) == ()


def test_setting_it_up_again_takes_the_place_of_the_first(
    place: SessionOffice, ring: OsKeyring, backend: MemoryKeyring
) -> None:
    set_up(place, ring)
    set_up(place, ring)
    assert len(backend.kept) == 1
    assert len(computers_of(read_header(place.folder).slots, RECEPTION.id)) == 1
    assert sit(place, ring).staff.id == RECEPTION.id


def test_taken_away_it_opens_nothing_even_with_the_old_secret(
    place: SessionOffice, ring: OsKeyring, backend: MemoryKeyring
) -> None:
    set_up(place, ring)
    copied = dict(backend.kept)
    session = place.open(RECEPTION)
    take_computer_away(session, place.now(), ring)
    assert backend.kept == {}
    with session.reading(session.staff, place.now()) as records:
        assert not computer_choice(records).on
    backend.kept.update(copied)
    assert refusal(place, ring) == "computer.lost"


def test_it_goes_with_its_persons_own_slot(place: SessionOffice, ring: OsKeyring) -> None:
    set_up(place, ring)
    before = read_header(place.folder)
    director = place.open(DIRECTOR)

    def suspend(_records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        return tuple(slot for slot in slots if slot.id != RECEPTION.id)

    change_slots(director, place.now(), suspend)
    (computer,) = computers_of(before.slots, RECEPTION.id)
    assert read_header(place.folder).slot(computer.id) is None
    with director.reading(director.staff, place.now()) as records:
        assert office.public_keys(records, computer.id) is None
    assert refusal(place, ring) == "computer.lost"


def test_a_new_register_key_is_sealed_to_the_computer_too(place: SessionOffice, ring: OsKeyring) -> None:
    set_up(place, ring)
    set_up(place, ring, COUNSELLOR)

    def remove(_records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        return tuple(slot for slot in slots if slot.id != COUNSELLOR.id)

    swing(place.open(DIRECTOR), place.now(), remove)
    place.close()
    kinds = [slot.kind for slot in read_header(place.folder).slots]
    assert kinds.count(SlotKind.COMPUTER) == 1
    assert sit(place, ring).staff.id == RECEPTION.id
    assert refusal(place, ring, COUNSELLOR) == "computer.lost"


def test_another_person_cannot_open_with_it(place: SessionOffice, ring: OsKeyring) -> None:
    set_up(place, ring)
    assert refusal(place, ring, COUNSELLOR) == "computer.lost"
