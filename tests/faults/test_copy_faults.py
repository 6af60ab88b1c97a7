"""A drive that is full, refuses, is pulled out or spoils what it keeps: said in words, good copies stay."""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register.copy_pool import POOL
from mediation_desk.register.copy_prove import Proven, look_at_copy
from mediation_desk.services import backups, restoring
from tests.backup_office import BackupOffice, silent
from tests.desk_fixtures import DIRECTOR
from tests.faults.conftest import Count
from tests.faults.test_disk import small_disk  # noqa: F401 -- a fixture

FLIPS = 500
WRITES = (
    "made", "opened header", "syncing header", "wrote header", "opened database", "writing database",
    "syncing database", "wrote database", "opened file", "writing file", "syncing file", "wrote file",
    "opened manifest", "syncing manifest", "wrote manifest", "synced", "renaming", "renamed",
)  # fmt: skip
SAID = {
    errno.ENOSPC: "disk.full",
    errno.EIO: "disk.fault",
    errno.EROFS: "register.read_only",
    errno.ENODEV: "copy.drive_gone",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BackupOffice]:
    """A register with an attachment and a good copy of it; every test leaves it as good."""
    made = BackupOffice(tmp_path_factory.mktemp("office"))
    made.attachment(b"content")
    made.back_up()
    yield made
    made.close()


def restores(office: BackupOffice, name: str) -> None:
    """The copy of this name still opens and is whole."""
    assert proven(office, name).holds.lost == ()


def proven(office: BackupOffice, name: str) -> Proven:
    copy = office.stick / name
    unlock = restoring.by_card(copy, office.state, office.card, office.now())
    return restoring.prove_for_restore(copy, unlock, silent)


def offered(office: BackupOffice) -> list[str]:
    """Names on the stick that are offered as copies."""
    found = []
    for one in sorted(office.stick.iterdir()):
        try:
            look_at_copy(one)
        except DeskError:
            continue
        found.append(one.name)
    return found


STICK_FILE_STEPS = ("opened stick file", "wrote stick file", "replaced stick file")


def test_every_named_write_point_is_met(office: BackupOffice) -> None:
    seen: list[str] = []
    office.attachment(b"new")
    office.back_up(step=seen.append)
    assert list(dict.fromkeys(seen)) == [
        *STICK_FILE_STEPS,
        *WRITES,
        "proving",
        "proved",
        "appending",
        "anchored",
    ]


@pytest.mark.parametrize("at", WRITES)
def test_a_drive_that_refuses_at_any_write_point_is_said(
    office: BackupOffice, at: str, inflicted: Count
) -> None:
    inflicted("write point of a backup refused", len(SAID))
    before = offered(office)
    for number, key in SAID.items():
        office.attachment(b"new")

        def refuse(step: str, number: int = number) -> None:
            if step == at:
                raise OSError(number, os.strerror(number))

        with pytest.raises(DeskError) as refused:
            office.back_up(step=refuse)
        assert refused.value.key == key
    assert set(before) <= set(offered(office))
    restores(office, before[0])
    assert not [name for name in office.copies() if name.endswith(".part")]
    assert not list(office.folder.glob("snapshot*"))


@pytest.mark.parametrize("at", [*WRITES, "proving"])
def test_a_drive_pulled_out_at_any_point_is_said(
    office: BackupOffice, at: str, tmp_path: Path, inflicted: Count
) -> None:
    inflicted("drive pulled out at a write point", 1)
    first = offered(office)[0]
    office.attachment(b"new")
    away = tmp_path / "in somebody's pocket"

    def pull(step: str) -> None:
        if step == at:
            office.stick.rename(away)

    with pytest.raises(DeskError, match=r"^copy\.drive_gone$"):
        office.back_up(step=pull)
    assert not office.stick.exists(), "nothing may be written where the drive was"
    away.rename(office.stick)
    restores(office, first)


def test_every_flipped_bit_of_a_copy_is_noticed(office: BackupOffice, inflicted: Count) -> None:
    inflicted("bit flipped in a copy", FLIPS)
    first = offered(office)[0]
    copy = office.stick / first
    files = [
        copy / "register-1.db",
        copy / "vault.json",
        copy / "manifest.json",
        office.pooled(proven(office, first).manifest.files[0].name),
    ]
    whole = {path: path.read_bytes() for path in files}
    dice = random.Random(20261125)
    opened = restoring.prove_for_restore(
        copy, restoring.by_card(copy, office.state, office.card, office.now()), silent
    )
    for turn in range(FLIPS):
        path = files[0] if turn % 2 else dice.choice(files[1:])
        spoiled = bytearray(whole[path])
        place = dice.randrange(len(spoiled) * 8)
        spoiled[place // 8] ^= 1 << place % 8
        path.write_bytes(spoiled)
        if POOL in path.parts:
            spoilt = restoring.prove_for_restore(copy, lambda _header: opened.keys, silent)
            assert spoilt.holds.lost == spoilt.damaged == (path.name,)
        else:
            with pytest.raises(DeskError):
                restoring.prove_for_restore(copy, lambda _header: opened.keys, silent)
        path.write_bytes(whole[path])
    restores(office, first)


def test_a_file_taken_from_or_put_into_a_copy_is_noticed(office: BackupOffice) -> None:
    first = offered(office)[0]
    copy = office.stick / first
    extra = copy / "attachments" / "two"
    extra.parent.mkdir()
    extra.write_bytes(b"put in")
    with pytest.raises(DeskError, match=r"^copy\.damaged$"):
        restores(office, first)
    extra.unlink()
    restores(office, first)
    (name,) = (one.name for one in proven(office, first).manifest.files)
    content = office.pooled(name).read_bytes()
    office.pooled(name).unlink()
    assert proven(office, first).holds.lost == (name,)
    for length in range(len(content)):
        office.pooled(name).write_bytes(content[:length])
        assert proven(office, first).damaged == (name,)
    office.pooled(name).write_bytes(content)
    restores(office, first)


def test_the_database_of_another_copy_is_noticed(office: BackupOffice) -> None:
    first = offered(office)[0]
    with office.records(office.session or office.open(DIRECTOR)) as records:
        records.journal("later")
    second = office.back_up().name
    shutil.copy(office.stick / first / "register-1.db", office.stick / second / "register-1.db")
    with pytest.raises(DeskError, match=r"^copy\.damaged$"):
        restores(office, second)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's own mounts")
def test_a_stick_that_is_really_full_or_really_write_protected(
    office: BackupOffice,
    small_disk: Path,  # noqa: F811
) -> None:
    first = offered(office)[0]
    session = office.session or office.open(DIRECTOR)
    with pytest.raises(DeskError, match=r"^copy\.no_room$"):
        backups.take_snapshot(session, office.now(), small_disk, silent)
    snapshot = backups.take_snapshot(session, office.now(), office.stick, silent)
    (small_disk / "something else").write_bytes(bytes(2 * 1024 * 1024 - 200_000))
    with pytest.raises(DeskError, match=r"^disk\.full$"):
        backups.write_and_prove(snapshot, small_disk, silent)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True, capture_output=True)
    snapshot = backups.take_snapshot(session, office.now(), office.stick, silent)
    with pytest.raises(DeskError, match=r"^register\.read_only$"):
        backups.write_and_prove(snapshot, small_disk, silent)
    restores(office, first)
