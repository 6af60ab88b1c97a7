"""On FAT32, exFAT and NTFS as on our own disk: killed at every write, pulled out, proved, restored."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register.copy_pool import pool_place
from mediation_desk.register.file_limit import LARGEST, file_system
from mediation_desk.register.swing import finish_swing
from mediation_desk.services import backups, restoring
from mediation_desk.services.proving import CardDigits, prove_apart
from tests.backup_office import BackupOffice, silent
from tests.desk_fixtures import DIRECTOR
from tests.faults.conftest import Count
from tests.faults.sticks_mounted import KINDS, image, loses_folders, missing, mounted

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """A kind of stick that can be mounted here; else the test says what is missing."""
    named = str(request.param)
    why = missing(named)
    if why:
        pytest.skip(f"{named}: {why}")
    return named


@pytest.fixture
def office(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[BackupOffice]:
    """A register with attachments, its stick of that kind."""
    root = tmp_path / "office"
    made = BackupOffice(root)
    try:
        with mounted(kind, image(kind, tmp_path / "image"), made.stick):
            if loses_folders(made.stick) and "loses" not in request.node.name:
                pytest.skip(f"{kind}: no vfat module, and fusefat loses what lies in a renamed folder")
            yield made
            made.close()
    except subprocess.CalledProcessError as refused:
        pytest.skip(f"{kind}: the system refuses to mount it: {refused.stderr}")


def test_killed_at_every_write_then_proved_and_restored(
    office: BackupOffice, kind: str, inflicted: Count
) -> None:
    for n in range(3):
        office.attachment(bytes([n]) * 200_000)
    first = office.back_up().name
    office.attachment(b"after the first copy" * 100_000)
    office.attachment(b"and one more" * 100_000)
    with office.records(office.open(DIRECTOR)) as records:
        records.journal("later")
    office.close()
    root = office.stick.parent
    (root / "card").write_text(office.card, "ascii")
    command = [sys.executable, "-m", "tests.faults.killed_on_stick", str(root)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    inflicted(f"kill -9 in backup on {kind}", told["kills"], len(told["wrong"]))
    assert told["wrong"] == []
    assert first in told["left"], "all copies of today stay"
    assert not [name for name in told["left"] if name.endswith(".part")], "the next backup sweeps"
    newest = office.stick / [name for name in told["left"] if "." not in name][-1]
    holds = prove_apart(newest, CardDigits(digits=office.card), silent)
    assert (holds.files, holds.lost, holds.from_memory) == (5, (), True), "these are programs of their own"
    unlock = restoring.by_card(newest, office.state, office.card, office.now())
    proven = restoring.prove_for_restore(newest, unlock, silent)
    restoring.prepare_restore(office.folder, office.state, proven, office.now(), silent)
    finish_swing(office.folder)
    assert office.open(DIRECTOR).staff == DIRECTOR


def test_pulled_out_after_the_proof_it_is_whole_elsewhere(
    office: BackupOffice, kind: str, tmp_path: Path
) -> None:
    office.attachment(b"content" * 50_000)
    made = office.back_up()
    pulled = tmp_path / "pulled"
    pulled.write_bytes((tmp_path / "image").read_bytes())  # nobody unmounted it
    with mounted(kind, pulled, tmp_path / "elsewhere") as stick:
        there = prove_apart(stick / made.name, CardDigits(digits=office.card), silent)
    assert (there.lost, there.head, there.files) == ((), made.head, 1)


def test_a_spoiled_byte_is_noticed_there_too(office: BackupOffice) -> None:
    name = office.attachment(b"content" * 50_000)
    copy = office.stick / office.back_up().name
    database = copy / "register-1.db"
    for path, noticed in ((pool_place(office.stick, name), False), (database, True)):
        whole = path.read_bytes()
        path.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
        if noticed:
            with pytest.raises(DeskError, match=r"^copy\.damaged$"):
                prove_apart(copy, CardDigits(digits=office.card), silent)
        else:
            assert prove_apart(copy, CardDigits(digits=office.card), silent).damaged == (name,)
        path.write_bytes(whole)
    assert prove_apart(copy, CardDigits(digits=office.card), silent).damaged == ()


def test_a_stick_that_fills_up_is_said_and_keeps_its_good_copy(office: BackupOffice, kind: str) -> None:
    first = office.back_up()
    office.attachment(bytes(20_000_000))
    session = office.session or office.open(DIRECTOR)
    snapshot = backups.take_snapshot(session, office.now(), office.stick, silent)
    fill(office.stick / "films")
    with pytest.raises(DeskError) as refused:
        backups.write_and_prove(snapshot, office.stick, silent)
    assert refused.value.key in ("disk.full", "disk.fault"), f"what {kind} says of a full stick"
    (office.stick / "films").unlink()
    assert prove_apart(office.stick / first.name, CardDigits(digits=office.card), silent).head == first.head
    assert office.back_up().new_files == 1


def test_a_file_system_that_loses_what_it_was_told_gives_no_copy(office: BackupOffice) -> None:
    office.attachment(b"content" * 50_000)
    if not loses_folders(office.stick):
        assert office.back_up().damaged == ()
        return
    with pytest.raises(DeskError, match=r"^copy\.none$"):
        office.back_up()
    assert not [name for name in office.copies() if name.endswith(".part") or ".failed" not in name]


def test_fat_takes_no_large_file_even_where_it_loses_folders(office: BackupOffice, kind: str) -> None:
    assert (file_system(office.stick) in LARGEST) == (kind == "FAT32")


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's own mounts")
def test_a_small_disk_that_fills_up_keeps_its_good_copy(tmp_path: Path) -> None:
    office = BackupOffice(tmp_path / "office")
    with memory_disk(office.stick, 24):
        office.attachment(b"content")
        first = office.back_up()
        office.attachment(bytes(10_000_000))
        session = office.session or office.open(DIRECTOR)
        snapshot = backups.take_snapshot(session, office.now(), tmp_path, silent)
        fill(office.stick / "films")
        with pytest.raises(DeskError, match=r"^disk\.full$"):
            backups.write_and_prove(snapshot, office.stick, silent)
        with pytest.raises(DeskError, match=r"^copy\.no_room$"):
            office.back_up()
        copy = office.stick / first.name
        assert prove_apart(copy, CardDigits(digits=office.card), silent).head == first.head
        assert office.copies() == [first.name, "films"]
    office.close()


@contextmanager
def memory_disk(place: Path, megabytes: int) -> Iterator[None]:
    """A small disk in memory; only root may mount one."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode != 0:
        pytest.skip("no small disk without the right to mount one")
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


def fill(path: Path) -> None:
    """Write until nothing more goes in."""
    with path.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue
