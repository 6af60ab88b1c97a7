"""A restore proves the copy, keeps the present register whole under another name, and swings once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mediation_desk.domain.journal_check import Fault
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import journal
from mediation_desk.register.copy_prove import Unlock
from mediation_desk.register.openlock import OpenLock
from mediation_desk.register.records import Records
from mediation_desk.register.swing import finish_swing, fresh_folder, swing_waits
from mediation_desk.register.vault.pc_key import pc_key_file
from mediation_desk.services import backups, opening, restoring
from mediation_desk.services.keepers import draw_sheets
from mediation_desk.services.password_check import Confirmed
from tests.backup_office import BackupOffice, silent
from tests.desk_fixtures import DIRECTOR, MEDIATOR
from tests.keeper_office import make_office, words
from tests.services.test_journal_check import check, faults
from tests.session_fixtures import PASSWORD


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    yield made
    made.close()


def looks(office: BackupOffice) -> int:
    """How many acts called `look` the register now in place knows."""
    session = office.open(DIRECTOR)
    with session.reading(DIRECTOR, office.now()) as records:
        return sum(one.act == "look" for one in journal.entries(records))


def look(office: BackupOffice) -> None:
    with office.records(office.session or office.open(DIRECTOR)) as records:
        records.journal("look")


def backed_up(office: BackupOffice) -> Path:
    """A copy in which one look stands; the register goes on to a second."""
    look(office)
    copy = office.stick / office.back_up().name
    look(office)
    office.close()
    return copy


def restore(office: BackupOffice, copy: Path, unlock: Unlock, who=None) -> None:
    proven = restoring.prove_for_restore(copy, unlock, silent)
    restoring.prepare_restore(office.folder, office.state, proven, office.now(), silent, by=who)


def with_card(office: BackupOffice, copy: Path) -> Unlock:
    return restoring.by_card(copy, office.state, office.card, office.now())


def test_the_copy_takes_the_place_and_the_present_one_is_kept_whole(office: BackupOffice) -> None:
    name = office.attachment(b"kept")
    sealed = office.sealed(name).read_bytes()
    copy = backed_up(office)
    restore(office, copy, with_card(office, copy))
    assert swing_waits(office.folder)
    finish_swing(office.folder)
    assert looks(office) == 1
    assert office.sealed(name).read_bytes() == sealed
    assert not (office.folder / "manifest.json").exists()
    office.close()
    (aside,) = office.folder.parent.glob("register-before-restore-*")
    office.folder = aside
    assert looks(office) == 2
    assert (copy / "manifest.json").exists()


def test_the_restored_register_tells_of_it(office: BackupOffice) -> None:
    copy = backed_up(office)
    restore(office, copy, with_card(office, copy))
    finish_swing(office.folder)
    session = office.open(DIRECTOR)
    with session.reading(DIRECTOR, office.now()) as records:
        told = next(one for one in journal.entries(records) if one.act == "restore_backup")
        assert told.staff_id == "card"
        assert journal.first_break(records.connection, session.keys.register_id) is None


def test_checking_the_journal_says_restored_and_finds_nothing_wrong(office: BackupOffice) -> None:
    copy = backed_up(office)
    restore(office, copy, with_card(office, copy))
    finish_swing(office.folder)
    session = office.open(DIRECTOR)
    look(office)
    checked = check(session, office.now())
    assert faults(checked) == [Fault.RESTORED]
    assert checked.whole


@pytest.mark.parametrize("twice", [True, False])
def test_one_sheet_opens_no_copy(tmp_path: Path, twice: bool) -> None:
    keepers = make_office(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    with keepers.sitting(DIRECTOR) as session:
        sheet = keepers.appoint(session)[0]
        snapshot = backups.take_snapshot(session, keepers.tick(), stick, silent)
        copy = stick / backups.write_and_prove(snapshot, stick, silent).name
    other = sheet if twice else draw_sheets()[1]
    unlock = restoring.by_sheets(copy, keepers.state, (words(sheet), words(other)), keepers.tick())
    with pytest.raises(DeskError, match=r"^sheet"):
        restoring.prove_for_restore(copy, unlock, silent)


def test_on_another_pc_the_card_opens_the_copy_and_brings_the_key(office: BackupOffice) -> None:
    copy = backed_up(office)
    shutil.rmtree(office.state)
    shutil.rmtree(office.folder)
    door = restoring.look_at_copy_door(copy, office.state)
    assert (door.passwords_work, door.card, door.sheets) == (False, True, False)
    password = restoring.by_password(copy, office.state, DIRECTOR.id, PASSWORD, office.now())
    with pytest.raises(DeskError, match=r"^vault\.pc_key_missing$"):
        restoring.prove_for_restore(copy, password, silent)
    restore(office, copy, with_card(office, copy))
    assert pc_key_file(office.state, door.register_id).exists()
    finish_swing(office.folder)
    assert looks(office) == 1


def test_on_a_pc_that_never_had_a_register_its_place_is_made(office: BackupOffice, tmp_path: Path) -> None:
    copy = backed_up(office)
    folder, state = tmp_path / "share" / "mediation-desk" / "register", tmp_path / "new state"
    card = restoring.by_card(copy, state, office.card, office.now())
    proven = restoring.prove_for_restore(copy, card, silent)
    restoring.prepare_restore(folder, state, proven, office.now(), silent)
    finish_swing(folder)
    assert (folder / "vault.json").exists()
    assert pc_key_file(state, proven.keys.register_id).exists()


def test_a_stick_stands_for_its_newest_copy(office: BackupOffice) -> None:
    older = backed_up(office)
    newer = older.with_name("desk-20991231-235959")
    shutil.copytree(older, newer)
    (office.stick / "desk-20991231-235960").mkdir()  # no copy
    (office.stick / "letters").mkdir()
    assert restoring.newest_copy(office.stick) == newer
    assert restoring.newest_copy(older) == older
    assert restoring.newest_copy(office.stick / "letters") == office.stick / "letters"
    assert restoring.newest_copy(office.stick / "gone") == office.stick / "gone"


@pytest.mark.parametrize(("who", "admitted"), [(DIRECTOR, True), (MEDIATOR, False)])
def test_without_a_register_a_password_needs_the_role_in_the_copy(
    office: BackupOffice, who, admitted: bool
) -> None:
    copy = backed_up(office)
    unlock = restoring.by_password(copy, office.state, who.id, PASSWORD, office.now())
    if admitted:
        restore(office, copy, unlock)
    else:
        with pytest.raises(DeskError, match=r"^permission\.refused$"):
            restore(office, copy, unlock)
    assert swing_waits(office.folder) is admitted
    assert fresh_folder(office.folder).exists() is admitted


def test_signed_in_the_role_and_the_password_are_asked_again(office: BackupOffice) -> None:
    copy = backed_up(office)
    session = office.open(MEDIATOR)
    fresh = Confirmed(staff_id=MEDIATOR.id, at=office.now())
    with pytest.raises(DeskError, match=r"^permission\.refused$"):
        restoring.begin_restore(session, office.now(), fresh)
    with pytest.raises(DeskError, match=r"^permission\.refused$"):
        restoring.look_with_own_key(session, office.now())
    session = office.open(DIRECTOR)
    with pytest.raises(DeskError, match=r"^password\.ask_again$"):
        restoring.begin_restore(session, office.now(), fresh)
    own = restoring.look_with_own_key(session, office.now())
    assert own.key is not None
    assert own.proved == {copy.name}
    mine = Confirmed(staff_id=DIRECTOR.id, at=office.now())
    who = restoring.begin_restore(session, office.now(), mine)
    restore(office, copy, own.key, who)
    assert swing_waits(office.folder)


def test_somebody_signed_in_without_the_role_prepares_nothing(office: BackupOffice) -> None:
    copy = backed_up(office)
    with pytest.raises(DeskError, match=r"^permission\.refused$"):
        restore(office, copy, with_card(office, copy), replace(DIRECTOR, roles=frozenset({Role.RECEPTION})))
    assert not swing_waits(office.folder)


def test_a_folder_that_is_no_copy_is_refused_in_words(office: BackupOffice, tmp_path: Path) -> None:
    copy = backed_up(office)
    part = copy.with_name(copy.name + ".part")
    shutil.copytree(copy, part)
    for folder, key in (
        (tmp_path, "copy.none"),
        (office.folder, "copy.none"),
        (part, "copy.unfinished"),
        (tmp_path / "nowhere", "copy.none"),
    ):
        with pytest.raises(DeskError) as refused:
            restoring.look_at_copy_door(folder, office.state)
        assert (refused.value.key, refused.value.field) == (key, "folder")


def test_the_swing_waits_for_a_desk_that_has_the_register_open(office: BackupOffice) -> None:
    copy = backed_up(office)
    restore(office, copy, with_card(office, copy))
    held = OpenLock.take(office.folder)
    with pytest.raises(DeskError, match=r"^register\.in_use$"):
        finish_swing(office.folder)
    held.close()
    finish_swing(office.folder)
    assert not swing_waits(office.folder)
    assert looks(office) == 1


def test_a_damaged_register_is_replaced(office: BackupOffice) -> None:
    copy = backed_up(office)
    (office.folder / "register-1.db").write_bytes(b"noise" * 10_000)
    (office.folder / "vault.json").unlink()
    restore(office, copy, with_card(office, copy))
    finish_swing(office.folder)
    assert looks(office) == 1


def test_an_older_schema_is_brought_forward_in_the_restored_one_only(office: BackupOffice) -> None:
    copy = backed_up(office)
    before = (copy / "register-1.db").read_bytes()
    restore(office, copy, with_card(office, copy))
    finish_swing(office.folder)
    assert (copy / "register-1.db").read_bytes() == before


def test_a_stopped_restore_leaves_everything_as_it_was(office: BackupOffice) -> None:
    copy = backed_up(office)
    proven = restoring.prove_for_restore(copy, with_card(office, copy), silent)

    def stop(_progress: object) -> None:
        raise DeskError("backup.cancelled")

    with pytest.raises(DeskError, match=r"^backup\.cancelled$"):
        restoring.prepare_restore(office.folder, office.state, proven, office.now(), stop)
    assert not swing_waits(office.folder)
    assert not fresh_folder(office.folder).exists()
    assert looks(office) == 2


def test_keepers_sheets_open_a_copy(tmp_path: Path) -> None:
    keepers = make_office(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    with keepers.sitting(DIRECTOR) as session:
        sheets = keepers.appoint(session)
        snapshot = backups.take_snapshot(session, keepers.tick(), stick, silent)
        with session.reading(DIRECTOR, keepers.tick()) as records:
            assert backups.opens_elsewhere(records)
        copy = stick / backups.write_and_prove(snapshot, stick, silent).name  # a closed desk drops it
    shutil.rmtree(keepers.state)
    typed = (words(sheets[0]), words(sheets[2]))
    unlock = restoring.by_sheets(copy, keepers.state, typed, keepers.tick())
    proven = restoring.prove_for_restore(copy, unlock, silent)
    restoring.prepare_restore(keepers.folder, keepers.state, proven, keepers.tick(), silent)
    finish_swing(keepers.folder)
    with keepers.sitting(DIRECTOR):
        pass


def test_a_lock_of_the_restored_register_is_free(office: BackupOffice) -> None:
    copy = backed_up(office)
    restore(office, copy, with_card(office, copy))
    finish_swing(office.folder)
    session = opening.open_with_password(office.folder, office.state, DIRECTOR.id, PASSWORD, office.now())
    with session.reading(DIRECTOR, office.now()) as records:
        assert isinstance(records, Records)
    opening.lock(session)
