"""FAT takes no file of 4 GiB: said before anything is written, and when a drive says so itself."""

from __future__ import annotations

import resource
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register.file_limit import FAT, LARGEST, check_size, file_system
from tests.backup_office import BackupOffice

linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux's own mounts and limits")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    yield made
    made.close()


@linux
@pytest.mark.parametrize("name", ["vfat", "msdos", "exfat", "ntfs3", "fuseblk", "ext4"])
def test_the_file_system_is_named(tmp_path: Path, name: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 {tmp_path} {name} rw 0 0\n", "utf-8")
    assert file_system(tmp_path, mounts=mounts) == name
    assert (name in LARGEST) == (name in ("vfat", "msdos"))


def test_a_file_is_measured_to_the_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LARGEST, file_system(tmp_path), FAT)
    check_size(tmp_path, 4 * 1024**3 - 1)
    with pytest.raises(DeskError, match=r"^copy\.too_large$") as refused:
        check_size(tmp_path, 4 * 1024**3)
    assert (refused.value.field, refused.value.names) == ("folder", {"size": "4.29", "most": "4.29"})


def test_a_register_too_large_for_the_drive_is_refused_before_anything_is_written(
    office: BackupOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LARGEST, file_system(office.stick), 100_000)
    with pytest.raises(DeskError, match=r"^copy\.too_large$"):
        office.back_up()
    assert office.copies() == []
    assert not list(office.folder.glob("snapshot*"))


@linux
def test_a_drive_that_says_so_itself_is_understood(office: BackupOffice) -> None:
    office.back_up()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def limit(step: str) -> None:
        if step == "opened database":
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))

    try:
        with pytest.raises(DeskError, match=r"^copy\.file_too_large$"):
            office.back_up(step=limit)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert len(office.copies()) == 1
