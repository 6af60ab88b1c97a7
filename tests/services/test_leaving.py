from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.domain.staff import Role
from mediation_desk.domain.staff_state import StaffState
from mediation_desk.errors import DeskError
from mediation_desk.register import grants, journal, sealed
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.slots import SlotKind
from mediation_desk.services.computer_slot import set_computer_up
from mediation_desk.services.door import look_at_door
from mediation_desk.services.leaving import bring_back, remove, renew_register_key, suspend
from mediation_desk.services.os_keyring import OsKeyring
from mediation_desk.services.own_password import change_own_password
from mediation_desk.services.staff import change_member
from tests.desk_fixtures import ADMINISTRATOR, COUNSELLOR, DIRECTOR, EXPERT, MEDIATOR, OTHER_MEDIATOR
from tests.keyring_fixtures import MemoryKeyring
from tests.services.test_sign_in_keys import OTHER
from tests.services.test_staff import confirmed, line_of
from tests.session_fixtures import PASSWORD, SessionOffice


def test_suspended_nobody_signs_in_and_brought_back_with_the_old_password(staffed: SessionOffice) -> None:
    with staffed.records(staffed.open(MEDIATOR)) as records:
        text_id = sealed.seal(records, SealedKind.RECORD_NOTE, "记录")
    session = staffed.open(ADMINISTRATOR)
    suspend(session, staffed.now(), confirmed(staffed), MEDIATOR.id)
    assert line_of(session, MEDIATOR.id, staffed).state is StaffState.SUSPENDED
    assert read_header(staffed.folder).slot(MEDIATOR.id) is None
    with pytest.raises(DeskError, match=r"^vault\.slot_unknown$"):
        staffed.open(MEDIATOR)
    session = staffed.open(DIRECTOR)
    renew_register_key(session, staffed.now(), confirmed(staffed))  # meanwhile
    change_member(session, staffed.now(), confirmed(staffed), replace(MEDIATOR, name="周若兰", active=False))
    bring_back(session, staffed.now(), confirmed(staffed), MEDIATOR.id)
    assert line_of(session, MEDIATOR.id, staffed).state is StaffState.SIGNS_IN
    door = look_at_door(staffed.folder)
    assert door is not None
    assert "周若兰" in [one.name for one in door.people]
    with staffed.records(staffed.open(MEDIATOR)) as records:
        assert sealed.unseal(records, text_id) == "记录"


def test_removed_boxes_go_the_key_changes_and_the_name_stays(staffed: SessionOffice) -> None:
    with staffed.records(staffed.open(MEDIATOR)) as records:
        text_id = sealed.seal(records, SealedKind.RESTRICTED, "受限")
    old = staffed.open(MEDIATOR).keys
    session = staffed.open(DIRECTOR)
    done = remove(session, staffed.now(), confirmed(staffed), MEDIATOR.id)
    assert done is not None
    line = line_of(session, MEDIATOR.id, staffed)
    assert (line.state, line.member.name) == (StaffState.REMOVED, MEDIATOR.name)
    assert session.keys.register_key != old.register_key
    with staffed.records(session) as records:
        assert grants.readers(records, text_id) == {DIRECTOR.id}
        assert sealed.unseal(records, text_id) == "受限"
        later = sealed.seal(records, SealedKind.RESTRICTED, "后来", [MEDIATOR.id])
        assert MEDIATOR.id not in grants.readers(records, later)
        assert "remove_staff" in [one.act for one in journal.entries(records)]
    with pytest.raises(DeskError, match=r"^vault\.slot_unknown$"):
        staffed.open(MEDIATOR)
    session = staffed.open(DIRECTOR)
    for again in (suspend, bring_back, remove):
        with pytest.raises(DeskError, match=r"^staff\.(removed|not_here|not_suspended)$"):
            again(session, staffed.now(), confirmed(staffed), MEDIATOR.id)


def test_what_only_the_leaver_opens_is_said_before_it_is_lost(staffed: SessionOffice) -> None:
    with staffed.records(staffed.open(COUNSELLOR)) as records:
        sealed.seal(records, SealedKind.RECORD_NOTE, "只有我")
        sealed.seal(records, SealedKind.PROCESS_NOTE, "私人")
    session = staffed.open(DIRECTOR)
    with pytest.raises(DeskError, match=r"^staff\.only_theirs$") as refused:
        remove(session, staffed.now(), confirmed(staffed), COUNSELLOR.id)
    assert refused.value.names["n"] == 1
    assert read_header(staffed.folder).epoch == 1
    remove(session, staffed.now(), confirmed(staffed), COUNSELLOR.id, lose_texts=True)
    assert read_header(staffed.folder).epoch == 2


def test_an_administrator_loses_nobodys_texts(staffed: SessionOffice) -> None:
    with staffed.records(staffed.open(COUNSELLOR)) as records:
        sealed.seal(records, SealedKind.PROCESS_NOTE, "私人")
    session = staffed.open(ADMINISTRATOR)
    with pytest.raises(DeskError, match=r"^staff\.director_only$"):
        remove(session, staffed.now(), confirmed(staffed), COUNSELLOR.id, lose_texts=True)
    assert read_header(staffed.folder).epoch == 1


def test_a_computer_goes_with_its_person(staffed: SessionOffice) -> None:
    session = staffed.open(MEDIATOR)
    set_computer_up(session, staffed.now(), confirmed(staffed), OsKeyring(MemoryKeyring()))
    session = staffed.open(DIRECTOR)
    renew_register_key(session, staffed.now(), confirmed(staffed))
    assert SlotKind.COMPUTER in [slot.kind for slot in read_header(staffed.folder).slots]
    remove(session, staffed.now(), confirmed(staffed), MEDIATOR.id)
    assert SlotKind.COMPUTER not in [slot.kind for slot in read_header(staffed.folder).slots]


def test_whoever_never_had_a_password_goes_without_a_new_key(staffed: SessionOffice) -> None:
    session = staffed.open(DIRECTOR)
    assert remove(session, staffed.now(), confirmed(staffed), EXPERT.id) is None
    assert read_header(staffed.folder).epoch == 1
    assert line_of(session, EXPERT.id, staffed).state is StaffState.REMOVED


def test_the_last_director_and_oneself_stay(staffed: SessionOffice) -> None:
    session = staffed.open(DIRECTOR)
    for service in (suspend, remove):
        with pytest.raises(DeskError, match=r"^staff\.not_yourself$"):
            service(session, staffed.now(), confirmed(staffed), DIRECTOR.id)
    session = staffed.open(ADMINISTRATOR)
    for service in (suspend, remove):
        with pytest.raises(DeskError, match=r"^staff\.director_only$"):
            service(session, staffed.now(), confirmed(staffed), DIRECTOR.id)
    session = staffed.open(DIRECTOR)
    both = replace(OTHER_MEDIATOR, roles=frozenset({Role.DIRECTOR}))
    change_member(session, staffed.now(), confirmed(staffed), both)
    session = staffed.open(OTHER_MEDIATOR)
    suspend(session, staffed.now(), confirmed(staffed), DIRECTOR.id)


def test_roles_without_the_right_are_refused(staffed: SessionOffice) -> None:
    session = staffed.open(MEDIATOR)
    for service in (suspend, bring_back, remove):
        with pytest.raises(DeskError, match=r"^permission\.refused$"):
            service(session, staffed.now(), confirmed(staffed), COUNSELLOR.id)


def test_a_password_changed_meanwhile_is_not_put_back(staffed: SessionOffice) -> None:
    change_own_password(staffed.open(MEDIATOR), staffed.now(), PASSWORD, OTHER)
    session = staffed.open(DIRECTOR)
    suspend(session, staffed.now(), confirmed(staffed), MEDIATOR.id)
    bring_back(session, staffed.now(), confirmed(staffed), MEDIATOR.id)
    assert staffed.open(MEDIATOR, OTHER).staff.active
