"""Before a restore it is told what would be lost and come back, in counts, numbers and names of staff."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mediation_desk.domain.restore_loss import LostKind, Present
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import numbers
from mediation_desk.register.copy_look import looking
from mediation_desk.register.copy_manifest import MANIFEST
from mediation_desk.register.openlock import OpenLock
from mediation_desk.register.swing import finish_swing
from mediation_desk.services import copy_keys, opening, restoring
from mediation_desk.services.generations import look_at_stick
from mediation_desk.services.leaving import bring_back, remove, suspend
from mediation_desk.services.own_password import change_own_password
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.restore_loss import weigh_closed, weigh_open
from mediation_desk.services.returned import returned
from mediation_desk.services.staff import change_member
from tests.backup_office import BackupOffice, silent
from tests.case_fixtures import case_in
from tests.desk_fixtures import ADMINISTRATOR, COUNSELLOR, DIRECTOR, MEDIATOR, RECEPTION
from tests.services.test_sign_in_keys import OTHER
from tests.session_fixtures import PASSWORD


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    yield made
    made.close()


def key_of(office: BackupOffice) -> copy_keys.CopyKey:
    door = look_at_stick(office.stick, office.state)
    return copy_keys.key_by_card(door.headers, office.state, office.card, office.now())


def backed_up(office: BackupOffice) -> Path:
    """A copy; afterwards the mediator opens a case, and the desk is closed."""
    with office.records(office.open(DIRECTOR)) as records:
        case_in(records)
    copy = office.stick / office.back_up().name
    with office.records(office.open(MEDIATOR)) as records:
        case_in(records)
        numbers.take(records, "agreement", 2026)
    office.close()
    return copy


def test_counts_numbers_and_hands_and_no_text(office: BackupOffice) -> None:
    copy = backed_up(office)
    loss = weigh_closed(office.folder, office.state, copy, key_of(office))
    assert loss.present is Present.READ
    compared = loss.compared
    assert compared is not None
    assert compared.common == loss.copied_entries == compared.copied
    assert compared.lost == ((LostKind.CASE, 1),)
    assert [(one.series, one.copied, one.last) for one in compared.gaps] == [
        ("agreement", 0, 1),
        ("case", 1, 2),
    ]
    assert compared.acts[0].name == MEDIATOR.name
    assert loss.acts == sum(one.acts for one in compared.acts) > 0
    assert not loss.forked
    assert not loss.returning.anything


def test_signed_in_the_open_register_says_the_same(office: BackupOffice) -> None:
    copy = backed_up(office)
    closed = weigh_closed(office.folder, office.state, copy, key_of(office))
    session = office.open(DIRECTOR)
    loss = weigh_open(session, office.now(), copy, copy_keys.own_key(session.keys))
    assert loss.compared is not None
    assert closed.compared is not None
    assert (loss.compared.lost, loss.compared.gaps) == (closed.compared.lost, closed.compared.gaps)
    assert loss.acts > closed.acts  # signing in was an act


@pytest.mark.parametrize("who", [MEDIATOR, COUNSELLOR, RECEPTION])
def test_nobody_else_is_told(office: BackupOffice, who) -> None:
    copy = backed_up(office)
    session = office.open(who)
    with pytest.raises(DeskError, match=r"^permission\.refused$"):
        weigh_open(session, office.now(), copy, copy_keys.own_key(session.keys))


def test_a_register_that_does_not_open_is_known_by_what_stands_outside(office: BackupOffice) -> None:
    copy = backed_up(office)
    (office.folder / "register-1.db").write_bytes(b"noise" * 9000)
    loss = weigh_closed(office.folder, office.state, copy, key_of(office))
    assert loss.present is Present.UNREADABLE
    assert loss.compared is None
    assert loss.acts > 0
    assert loss.known_at is not None


def test_looking_changes_no_byte_and_waits_for_another_desk(office: BackupOffice) -> None:
    copy = backed_up(office)
    before = {one.name: one.read_bytes() for one in office.folder.glob("register*")}
    weigh_closed(office.folder, office.state, copy, key_of(office))
    assert {one.name: one.read_bytes() for one in office.folder.glob("register*")} == before
    held = OpenLock.take(office.folder)
    with pytest.raises(DeskError, match=r"^register\.in_use$"):
        weigh_closed(office.folder, office.state, copy, key_of(office))
    held.close()


def test_what_a_killed_program_left_in_the_log_counts(office: BackupOffice) -> None:
    copy = backed_up(office)
    session = office.open(MEDIATOR)
    with office.records(session) as records:
        case_in(records)
    killed = office.folder.with_name("killed")
    shutil.copytree(office.folder, killed)
    office.close()
    assert (killed / "register-1.db-wal").stat().st_size > 0
    loss = weigh_closed(killed, office.state, copy, key_of(office))
    assert loss.compared is not None
    assert dict(loss.compared.lost)[LostKind.CASE] == 2
    assert (killed / "register-1.db-wal").stat().st_size > 0
    assert not killed.with_name("killed.looking").exists()


def test_without_a_register_nothing_is_lost(office: BackupOffice, tmp_path: Path) -> None:
    copy = backed_up(office)
    loss = weigh_closed(tmp_path / "new", tmp_path / "new state", copy, key_of(office))
    assert (loss.present, loss.acts, loss.returning.anything) == (Present.NONE, 0, False)


def put_back(office: BackupOffice, copy: Path, *, weighed: bool) -> None:
    key = key_of(office)
    loss = weigh_closed(office.folder, office.state, copy, key) if weighed else None
    proven = restoring.prove_for_restore(copy, key, silent)
    restoring.prepare_restore(office.folder, office.state, proven, office.now(), silent, loss=loss)
    finish_swing(office.folder)


@pytest.mark.parametrize("known_by", ["weighed", "header", "state", "stick"])
def test_who_left_does_not_sign_in_again_unnoticed(office: BackupOffice, known_by: str) -> None:
    copy = backed_up(office)
    session = office.open(DIRECTOR)
    mine = Confirmed(staff_id=DIRECTOR.id, at=office.now())
    remove(session, office.now(), mine, RECEPTION.id)
    if known_by == "stick":
        office.clock.forward(days=1)
        office.back_up()
    office.close()
    if known_by in ("state", "stick"):
        shutil.rmtree(office.folder)
    if known_by == "stick":
        (office.state / f"left-{session.keys.register_id}.txt").unlink()
    loss = weigh_closed(office.folder, office.state, copy, key_of(office))
    assert loss.returning.people == ((RECEPTION.id, RECEPTION.name),)
    put_back(office, copy, weighed=known_by == "weighed")
    with pytest.raises(DeskError, match=r"^vault\.slot_unknown$"):
        opening.open_with_password(office.folder, office.state, RECEPTION.id, PASSWORD, office.now())
    session = office.open(DIRECTOR)
    with office.records(session) as records:
        told = returned(records)
    assert told is not None
    assert [one.id for one in told.people] == [RECEPTION.id]
    assert told.restored.held_back == (RECEPTION.id,)


def test_only_the_director_lets_somebody_in_again_whom_a_restore_brought_back(office: BackupOffice) -> None:
    copy = backed_up(office)
    session = office.open(DIRECTOR)
    suspend(session, office.now(), Confirmed(staff_id=DIRECTOR.id, at=office.now()), RECEPTION.id)
    office.close()
    put_back(office, copy, weighed=True)
    session = office.open(ADMINISTRATOR)
    theirs = Confirmed(staff_id=ADMINISTRATOR.id, at=office.now())
    with pytest.raises(DeskError, match=r"^staff\.director_only$"):
        bring_back(session, office.now(), theirs, RECEPTION.id)
    session = office.open(DIRECTOR)
    bring_back(session, office.now(), Confirmed(staff_id=DIRECTOR.id, at=office.now()), RECEPTION.id)
    with office.records(session) as records:
        told = returned(records)
    assert told is not None
    assert told.open == 0
    office.open(RECEPTION)


def test_who_left_restores_nothing_with_their_old_password(office: BackupOffice) -> None:
    copy = backed_up(office)
    session = office.open(DIRECTOR)
    remove(session, office.now(), Confirmed(staff_id=DIRECTOR.id, at=office.now()), ADMINISTRATOR.id)
    office.close()
    unlock = restoring.by_password(copy, office.state, ADMINISTRATOR.id, PASSWORD, office.now())
    proven = restoring.prove_for_restore(copy, unlock, silent)
    with pytest.raises(DeskError, match=r"^restore\.you_left$"):
        restoring.prepare_restore(office.folder, office.state, proven, office.now(), silent)


def test_an_old_password_that_counts_again_is_named(office: BackupOffice) -> None:
    copy = backed_up(office)
    session = office.open(MEDIATOR)
    change_own_password(session, office.now(), PASSWORD, OTHER)
    office.close()
    loss = weigh_closed(office.folder, office.state, copy, key_of(office))
    assert loss.returning.old_passwords == (MEDIATOR.name,)
    assert not loss.returning.card


def test_roles_taken_since_do_not_come_back_with_an_old_copy(office: BackupOffice) -> None:
    """Or whoever looks after the PC could make themselves director again."""
    session = office.open(DIRECTOR)
    more = replace(ADMINISTRATOR, roles=ADMINISTRATOR.roles | {Role.DIRECTOR})
    change_member(session, office.now(), Confirmed(staff_id=DIRECTOR.id, at=office.now()), more)
    copy = office.stick / office.back_up().name
    session = office.open(DIRECTOR)
    change_member(session, office.now(), Confirmed(staff_id=DIRECTOR.id, at=office.now()), ADMINISTRATOR)
    office.close()
    loss = weigh_closed(office.folder, office.state, copy, key_of(office))
    assert loss.returning.lessened == ((ADMINISTRATOR.id, ADMINISTRATOR.name),)
    put_back(office, copy, weighed=True)
    assert office.open(ADMINISTRATOR).staff.roles == ADMINISTRATOR.roles
    assert Role.DIRECTOR in office.open(DIRECTOR).staff.roles


def test_roles_taken_since_do_not_come_back_by_the_command_line_either(office: BackupOffice) -> None:
    """There nobody weighs it before: whoever has a role by the old copy alone restores nothing with it."""
    session = office.open(DIRECTOR)
    more = replace(RECEPTION, roles=RECEPTION.roles | {Role.DIRECTOR})
    change_member(session, office.now(), Confirmed(staff_id=DIRECTOR.id, at=office.now()), more)
    copy = office.stick / office.back_up().name
    session = office.open(DIRECTOR)
    change_member(session, office.now(), Confirmed(staff_id=DIRECTOR.id, at=office.now()), RECEPTION)
    office.close()
    unlock = restoring.by_password(copy, office.state, RECEPTION.id, PASSWORD, office.now())
    theirs = restoring.prove_for_restore(copy, unlock, silent)
    with pytest.raises(DeskError, match=r"^permission\.refused$"):
        restoring.prepare_restore(office.folder, office.state, theirs, office.now(), silent)
    put_back(office, copy, weighed=False)
    assert office.open(RECEPTION).staff.roles == RECEPTION.roles


def test_on_a_new_computer_an_older_copy_is_held_against_the_newest_beside_it(
    office: BackupOffice, tmp_path: Path
) -> None:
    session = office.open(DIRECTOR)
    more = replace(ADMINISTRATOR, roles=ADMINISTRATOR.roles | {Role.DIRECTOR})
    change_member(session, office.now(), Confirmed(staff_id=DIRECTOR.id, at=office.now()), more)
    copy = backed_up(office)
    session = office.open(DIRECTOR)
    change_member(session, office.now(), Confirmed(staff_id=DIRECTOR.id, at=office.now()), ADMINISTRATOR)
    office.clock.forward(days=1)
    newest = office.stick / office.back_up().name
    office.close()
    office.folder, office.state = tmp_path / "new" / "register", tmp_path / "new state"
    loss = weigh_closed(office.folder, office.state, copy, key_of(office))
    assert loss.present is Present.NONE
    assert loss.newer_copy is not None
    assert loss.compared is not None
    assert loss.compared.lost == ((LostKind.CASE, 1),)
    assert loss.acts > 0
    assert loss.returning.lessened == ((ADMINISTRATOR.id, ADMINISTRATOR.name),)
    assert weigh_closed(office.folder, office.state, newest, key_of(office)).newer_copy is None
    put_back(office, copy, weighed=True)
    assert office.open(ADMINISTRATOR).staff.roles == ADMINISTRATOR.roles


def test_a_strangers_file_on_the_stick_destroys_nothing(office: BackupOffice) -> None:
    """Whoever has the stick in hand could write that cases were destroyed, or that much more was done."""
    copy = backed_up(office)
    door = look_at_stick(office.stick, office.state)
    with looking(copy / door.headers[0].database, key_of(office)(door.headers[0]).database_key) as there:
        (case_id,) = [row[0] for row in there.execute("SELECT id FROM cases")]
    forged = copy.with_name("desk-20991231-235959")
    shutil.copytree(copy, forged)
    told = json.loads((forged / MANIFEST).read_bytes())
    told |= {"destroyed": [case_id], "entries": 999_999}
    (forged / MANIFEST).write_text(json.dumps(told), "ascii")
    shutil.rmtree(office.folder)
    loss = weigh_closed(office.folder, office.state, copy, key_of(office))
    assert loss.newer_copy is None
    assert not loss.returning.cases
