"""A stick's copies are listed with what is in them; what cannot be used is named and says why."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediation_desk.domain.generation import GenerationState
from mediation_desk.errors import DeskError
from mediation_desk.register import numbers
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.services import backups, copy_keys, opening
from mediation_desk.services.generations import generations, look_at_stick
from tests.backup_office import BackupOffice, silent
from tests.desk_fixtures import CENTRE, DIRECTOR, MEDIATOR
from tests.session_fixtures import PASSWORD


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    yield made
    made.close()


@pytest.fixture
def two(office: BackupOffice) -> BackupOffice:
    """A stick with two copies; the second has a case number and an attachment more."""
    office.attachment(b"first")
    office.back_up()
    office.clock.forward(days=1)
    office.attachment(b"second")
    with office.records(office.session or office.open(DIRECTOR)) as records:
        number = numbers.take(records, "case", 2026)
    (office.stick.parent / "number").write_text(number, "utf-8")
    office.back_up()
    office.close()
    return office


def card(office: BackupOffice) -> copy_keys.CopyKey:
    door = look_at_stick(office.stick, office.state)
    return copy_keys.key_by_card(door.headers, office.state, office.card, office.now())


def states(office: BackupOffice, key: copy_keys.CopyKey) -> dict[str, GenerationState]:
    return {one.name: one.state for one in generations(office.stick, key)}


def test_the_newest_comes_first_with_what_is_in_it(two: BackupOffice) -> None:
    newer, older = generations(two.stick, card(two), proved={two.copies()[0]})
    assert newer.made_at is not None
    assert older.made_at is not None
    assert newer.made_at > older.made_at
    assert (newer.attachments, older.attachments) == (2, 1)
    assert newer.entries > older.entries
    assert newer.bytes > older.bytes > 0
    assert newer.newest_case == (two.stick.parent / "number").read_text("utf-8")
    assert (newer.proved, older.proved) == (False, True)
    assert newer.may_be_chosen
    assert older.may_be_chosen


@pytest.mark.parametrize("way", ["password", "card"])
def test_what_is_typed_once_opens_them_all(two: BackupOffice, way: str) -> None:
    door = look_at_stick(two.stick, two.state)
    assert (door.passwords_work, door.card, door.sheets) == (True, True, False)
    if way == "password":
        key = copy_keys.key_by_password(door.headers, two.state, MEDIATOR.id, PASSWORD, two.now())
    else:
        key = card(two)
    assert set(states(two, key).values()) == {GenerationState.OPENS}


def test_without_this_pcs_key_a_password_opens_nothing_and_gives_nothing_to_guess_at(
    two: BackupOffice, tmp_path: Path
) -> None:
    state = tmp_path / "thief"
    door = look_at_stick(two.stick, state)
    assert not door.passwords_work
    with pytest.raises(DeskError, match=r"^vault\.pc_key_missing$"):
        copy_keys.key_by_password(door.headers, state, DIRECTOR.id, PASSWORD, two.now())
    assert not state.exists()


def test_a_wrong_secret_is_said_at_its_field_counts_and_waits(two: BackupOffice) -> None:
    door = look_at_stick(two.stick, two.state)
    for _ in range(5):
        with pytest.raises(DeskError) as refused:
            copy_keys.key_by_password(door.headers, two.state, DIRECTOR.id, "wrong" * 4, two.now())
        assert refused.value.field == "password"
    assert refused.value.key == "sign_in.wait"
    with pytest.raises(DeskError, match=r"^password\.empty$"):
        copy_keys.key_by_password(door.headers, two.state, DIRECTOR.id, "", two.now())


def test_a_copy_itself_and_the_folder_above_stand_for_the_stick(two: BackupOffice) -> None:
    first = two.copies()[0]
    assert look_at_stick(two.stick / first, two.state).chosen == first
    above = two.stick.parent / "usb"
    above.mkdir()
    two.stick.rename(above / "备份")
    door = look_at_stick(above, two.state)
    assert (door.folder, door.chosen, len(door.headers)) == (above / "备份", "", 2)


def test_a_folder_without_copies_is_said_beside_the_field(two: BackupOffice, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for folder in (empty, tmp_path / "gone", two.folder):
        with pytest.raises(DeskError) as refused:
            look_at_stick(folder, two.state)
        assert (refused.value.key, refused.value.field) == ("copy.none", "folder")


def test_what_cannot_be_used_is_listed_and_says_why(two: BackupOffice) -> None:
    older, newer = (two.stick / name for name in two.copies())
    shutil.copytree(older, two.stick / f"{older.name}.part")
    shutil.copytree(older, two.stick / f"{older.name}.failed")
    damaged = two.stick / "desk-20260101-000000"
    shutil.copytree(older, damaged)
    manifest = damaged / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b'"entries":', b'"entries":9'))
    found = states(two, card(two))
    assert found[f"{older.name}.part"] is GenerationState.UNFINISHED
    assert found[f"{older.name}.failed"] is GenerationState.FAILED
    assert found[damaged.name] is GenerationState.DAMAGED
    assert found[newer.name] is GenerationState.OPENS


def test_a_database_that_does_not_open_is_damaged(two: BackupOffice) -> None:
    older = two.stick / two.copies()[0]
    (older / "register-1.db").write_bytes(b"noise" * 4000)
    assert states(two, card(two))[older.name] is GenerationState.DAMAGED


def test_copies_of_another_register_are_told_apart(two: BackupOffice, tmp_path: Path) -> None:
    wanted = opening.FirstStart(centre=CENTRE, first=DIRECTOR, members=(), password=PASSWORD)
    folder, state = tmp_path / "other" / "register", tmp_path / "other" / "state"
    made = opening.create_register(folder, state, wanted, two.now(), cost=LEAST_COST)
    snapshot = backups.take_snapshot(made.session, two.now(), two.stick, silent)
    strange = backups.write_and_prove(snapshot, two.stick, silent).name
    opening.lock(made.session)
    assert states(two, card(two))[strange] is GenerationState.OTHER_REGISTER
    door = look_at_stick(two.stick, two.state)
    theirs = copy_keys.key_by_card(door.headers, two.state, made.card, two.now())
    assert [name for name, state in states(two, theirs).items() if state is GenerationState.OPENS] == [
        strange
    ]
