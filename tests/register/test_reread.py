"""A file is read whole and as it is, whether or not the system lets us past its memory, which is said."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from mediation_desk.register import reread
from mediation_desk.register.reread import BLOCK, ROOM, past_memory, remembers

SIZES = (0, 1, BLOCK - 1, BLOCK, BLOCK + 1, ROOM - 1, ROOM, ROOM + 1, 3 * ROOM + BLOCK, 2 * ROOM + 512)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("piece", [1000, 65553, ROOM])
def test_every_byte_comes_once(tmp_path: Path, size: int, piece: int) -> None:
    path = tmp_path / "file"
    content = os.urandom(size)
    path.write_bytes(content)
    with past_memory(path) as (reading, _memory):
        assert b"".join(iter(lambda: reading.read(piece), b"")) == content


def test_a_system_without_direct_reading_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"content")
    monkeypatch.delattr(os, "O_DIRECT", raising=False)
    with past_memory(path) as (reading, memory):
        assert (reading.read(), memory) == (b"content", True)


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), past_memory(tmp_path / "gone"):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's own table of mounts")
def test_a_file_system_that_is_a_program_may_remember(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    for kind, told in (("ext4", False), ("vfat", False), ("fuseblk", True), ("fuse.fusefat", True)):
        mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 {tmp_path} {kind} rw 0 0\n", "utf-8")
        assert remembers(tmp_path, mounts=mounts) is told
    assert remembers(tmp_path, mounts=tmp_path / "none")
    assert reread.BLOCK % 512 == 0
