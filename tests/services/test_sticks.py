"""A stick is known again by its file; a twin, a lost file and a write-protected one are told apart."""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mediation_desk.domain.stick import Place, Stick
from mediation_desk.errors import DeskError
from mediation_desk.register.stick_file import STICK_FILE, StickMark, read_mark, write_mark
from mediation_desk.services import backups, copying
from mediation_desk.services.sticks import stick_id_on
from tests.backup_office import BackupOffice, silent
from tests.desk_fixtures import DIRECTOR


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    yield made
    made.close()


def sticks(office: BackupOffice) -> dict[str, Stick]:
    """Every stick the register knows, by its letter."""
    with office.records(office.session or office.open(DIRECTOR)) as records:
        return {one.letter: one for one in backups.list_copies(records).sticks}


def mark(office: BackupOffice) -> StickMark:
    """What the stick's file says."""
    found = read_mark(office.stick)
    assert found is not None
    return found


def test_a_stick_is_known_again(office: BackupOffice) -> None:
    assert stick_id_on(office.stick) == ""
    office.back_up()
    office.back_up()
    (known,) = sticks(office).values()
    assert (known.letter, known.uses, known.id) == ("甲", 2, stick_id_on(office.stick))
    assert mark(office) == StickMark(id=known.id, letter="甲", turns=2)


def test_its_file_tells_nothing_of_the_centre(office: BackupOffice) -> None:
    office.back_up()
    told = json.loads((office.stick / STICK_FILE).read_text("ascii", "strict"))
    assert set(told) == {"format", "id", "letter", "turns"}


def test_a_twin_of_a_stick_is_another_stick(office: BackupOffice, tmp_path: Path) -> None:
    office.back_up()
    first, twin = office.stick, tmp_path / "twin"
    shutil.copytree(first, twin)
    office.back_up()  # the stick goes on, the twin stays behind
    office.stick = twin
    office.back_up()
    office.stick = first
    office.back_up()
    known = sticks(office)
    assert {letter: one.uses for letter, one in known.items()} == {"甲": 3, "乙": 1}
    assert known["乙"].id == read_mark(twin).id  # type: ignore[union-attr]


def test_a_lost_file_is_written_again_when_the_copies_tell(office: BackupOffice) -> None:
    office.back_up()
    before = mark(office)
    for lost in (None, b"", b"{}", b"[" * 3000, b"x" * 9000):
        (office.stick / STICK_FILE).unlink()
        if lost is not None:
            (office.stick / STICK_FILE).write_bytes(lost)
        office.back_up()
        assert mark(office).id == before.id
    assert sticks(office)["甲"].uses == 6


def test_a_formatted_stick_is_a_new_one(office: BackupOffice) -> None:
    office.back_up()
    before = mark(office)
    shutil.rmtree(office.stick)
    office.stick.mkdir()
    office.back_up()
    assert mark(office).id != before.id
    assert set(sticks(office)) == {"甲", "乙"}


def test_a_register_put_back_finds_its_stick_and_its_letter_again(office: BackupOffice) -> None:
    first = office.back_up()
    write_mark(office.stick, replace(mark(office), letter="丙"))
    office.close()
    office.restore(first.name)
    office.session = None
    office.back_up()
    assert set(sticks(office)) == {"丙"}  # the restored register knew of no stick


def test_a_stick_that_cannot_be_written_is_told_before_the_copy(office: BackupOffice) -> None:
    session = office.open(DIRECTOR)
    snapshot = backups.take_snapshot(session, office.now(), office.stick, silent)

    def refuse(step: str) -> None:
        if step == "opened stick file":
            raise OSError(errno.EROFS, "read-only")

    with pytest.raises(DeskError, match=r"^copy\.write_protected$"):
        copying.take_up(snapshot, office.stick, Place(label="stick"), step=refuse)
    assert office.copies() == []
    assert not list(office.folder.glob("snapshot*"))


def test_one_that_vanished_is_told_so(office: BackupOffice) -> None:
    session = office.open(DIRECTOR)
    snapshot = backups.take_snapshot(session, office.now(), office.stick, silent)
    office.stick.rmdir()
    with pytest.raises(DeskError, match=r"^copy\.drive_gone$"):
        copying.take_up(snapshot, office.stick, Place(label="stick"))
    assert not office.stick.exists()
