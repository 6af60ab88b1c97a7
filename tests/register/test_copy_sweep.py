"""Leftovers on a drive: ours go at the next copy, a stranger's after a day, what failed stays."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediation_desk.register.copy_pool import forget_unnamed, pool_place
from mediation_desk.register.copy_sweep import STRANGE, drop_copy, failed_copies, set_failed, sweep
from mediation_desk.register.vault.header_file import HEADER, read_header
from tests.backup_office import BackupOffice


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    yield made
    made.close()


def half(office: BackupOffice, name: str, header: bytes | None) -> Path:
    folder = office.stick / name
    folder.mkdir()
    (folder / "register-1.db").write_bytes(b"half")
    if header is not None:
        (folder / HEADER).write_bytes(header)
    return folder


def test_half_copies_of_this_register_go_and_those_of_others_stay_for_a_day(office: BackupOffice) -> None:
    ours = half(office, "desk-20260101-100000.part", (office.folder / HEADER).read_bytes())
    strange = half(office, "desk-20260101-100001.part", None)
    other = office.stick / "holiday.part"
    other.mkdir()
    register_id = read_header(office.folder).register_id
    assert sweep(office.stick, register_id) == 1
    assert not ours.exists()
    assert strange.is_dir()
    long_ago = strange.stat().st_mtime - STRANGE - 60
    os.utime(strange, (long_ago, long_ago))
    assert sweep(office.stick, register_id) == 1
    assert not strange.exists()
    assert other.is_dir(), "a folder of somebody's own"


def test_the_next_copy_sweeps_and_takes_the_name(office: BackupOffice) -> None:
    ours = half(office, "desk-20260318-104109.part", (office.folder / HEADER).read_bytes())
    office.back_up()
    assert not ours.exists()
    assert len(office.copies()) == 1


def test_attachments_stay_while_somebody_else_writes(office: BackupOffice) -> None:
    office.back_up()
    unnamed = pool_place(office.stick, "ab" * 16)
    unnamed.parent.mkdir(parents=True)
    unnamed.write_bytes(b"just brought by another desk")
    strange = half(office, "desk-20260101-100001.part", None)
    assert forget_unnamed(office.stick) == 0
    assert unnamed.is_file()
    drop_copy(strange)
    assert forget_unnamed(office.stick) == 1
    assert not unnamed.exists()


def test_what_failed_is_kept_aside_with_the_reason(office: BackupOffice) -> None:
    for refused in ("copy.damaged", "disk.fault"):
        set_failed(half(office, "desk-20260101-100000", None), refused)
    (office.stick / "desk-20260101-100002.failed").mkdir()
    assert [(one.folder.name, one.refused) for one in failed_copies(office.stick)] == [
        ("desk-20260101-100000.failed", "copy.damaged"),
        ("desk-20260101-100000.failed-2", "disk.fault"),
        ("desk-20260101-100002.failed", ""),
    ]
    set_failed(office.stick / "gone", "copy.drive_gone")
