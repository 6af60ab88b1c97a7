"""A stick remembers how far the register was: an older register in its place is noticed there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from mediation_desk.register.anchor_file import ON_STICK, AnchorFile
from mediation_desk.register.anchors import Anchor, signed_bytes
from mediation_desk.services.stick_anchors import anchors_on, leave_anchor, newer_on
from tests.backup_office import BackupOffice
from tests.desk_fixtures import DIRECTOR


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    yield made
    made.close()


def newer(office: BackupOffice) -> Anchor | None:
    """What the stick says of the register that is open."""
    session = office.session or office.open(DIRECTOR)
    with session.reading(DIRECTOR, office.now()) as records:
        return newer_on(records, office.stick)


def put_older_in_place(office: BackupOffice, tmp_path: Path) -> None:
    """Keep the register, work and back up, then put the kept one back by hand."""
    office.open(DIRECTOR)
    office.close()
    office.session = None
    shutil.copytree(office.folder, tmp_path / "kept")
    office.back_up()
    office.close()
    office.session = None
    shutil.rmtree(office.folder)
    shutil.copytree(tmp_path / "kept", office.folder)


def signed(anchor: Anchor, key: SigningKey) -> Anchor:
    """The anchor signed by somebody."""
    anchor = replace(anchor, public=bytes(key.verify_key), signature=b"")
    return replace(anchor, signature=key.sign(signed_bytes(anchor)).signature)


def test_each_proved_copy_leaves_its_anchor(office: BackupOffice) -> None:
    for _ in range(2):
        office.back_up()
    kept = AnchorFile.on_stick(office.stick).read()
    assert (len(kept.anchors), kept.unreadable) == (2, 0)
    assert newer(office) is None


def test_an_older_register_in_its_place_is_noticed(office: BackupOffice, tmp_path: Path) -> None:
    put_older_in_place(office, tmp_path)
    found = newer(office)
    assert found is not None
    assert found == max(anchors_on(office.stick, found.register_id), key=lambda one: one.number)


def test_it_is_noticed_without_the_list_too(office: BackupOffice, tmp_path: Path) -> None:
    put_older_in_place(office, tmp_path)
    (office.stick / ON_STICK).unlink()
    assert newer(office) is not None


def test_it_stays_noticed_when_the_older_one_was_worked_on(office: BackupOffice, tmp_path: Path) -> None:
    put_older_in_place(office, tmp_path)
    for _ in range(4):
        with office.records(office.session or office.open(DIRECTOR)) as records:
            records.journal("look", "x")
    office.back_up()
    assert newer(office) is not None


def test_a_copy_put_back_as_it_should_be_is_none_of_it(office: BackupOffice) -> None:
    first = office.back_up()
    office.back_up()
    office.close()
    office.session = None
    office.restore(first.name)
    assert newer(office) is None
    office.back_up()
    assert newer(office) is None


def test_what_strangers_write_there_says_nothing(office: BackupOffice) -> None:
    office.back_up()
    (own,) = AnchorFile.on_stick(office.stick).read().anchors
    key = SigningKey.generate()
    ahead = replace(own, number=own.number + 50, hash=b"\1" * 32)
    forged = (
        ahead,  # not signed anew
        signed(ahead, key),  # by somebody who is not known here
        replace(ahead, public=b"", signature=b""),
        signed(replace(ahead, register_id="0" * 32), key),
    )
    for one in forged:
        AnchorFile.on_stick(office.stick).keep(one)
    with (office.stick / ON_STICK).open("ab") as file:
        file.write(b"\xff\xfe half a line")
    assert newer(office) is None


def test_a_key_that_came_later_counts_with_its_later_header(office: BackupOffice) -> None:
    office.back_up()
    (own,) = AnchorFile.on_stick(office.stick).read().anchors
    later = replace(own, number=own.number + 50, hash=b"\1" * 32, generation=own.generation + 1)
    AnchorFile.on_stick(office.stick).keep(signed(later, SigningKey.generate()))
    found = newer(office)
    assert found is not None
    assert found.number == later.number


def test_a_stick_that_takes_no_anchor_loses_the_copy_nothing(office: BackupOffice) -> None:
    (office.stick / ON_STICK).mkdir()
    holds = office.back_up()
    assert office.copies() == [holds.name]
    leave_anchor(office.stick, "no anchor")
    assert newer(office) is None
