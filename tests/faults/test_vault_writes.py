"""Stopped writes: killed at every step or refused by the disk, the header is the old one or the new one."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register.vault.header import signed
from mediation_desk.register.vault.header_file import read_header, restore_previous, write_header
from mediation_desk.register.vault.pc_key import keep_pc_key
from mediation_desk.register.vault.unlock import unlock_with_password
from tests.vaults import PASSWORD, STAFF_ID, Vault, make_vault

KILLED = """
import os, sys
from dataclasses import replace
from pathlib import Path
from mediation_desk.register.vault.header_file import read_header, write_header
from mediation_desk.register.vault.header import signed

folder, header_key, at = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3]

def stop(step):
    if step == at:
        if hasattr(os, "kill") and os.name != "nt":
            os.kill(os.getpid(), 9)
        os._exit(9)

header = read_header(folder)
write_header(folder, signed(replace(header, generation=2), header_key), step=stop)
"""
STEPS = [
    ("opened header.prev.new", 1),
    ("written header.prev", 1),
    ("replaced header.prev", 1),
    ("opened vault.json.new", 1),
    ("written vault.json", 1),
    ("replaced vault.json", 2),
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    return make_vault(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def vault(whole: Vault, tmp_path: Path) -> Vault:
    return whole.copy(tmp_path)


@pytest.mark.parametrize(("at", "generation"), STEPS)
def test_killed_at_a_step_leaves_one_whole_header(vault: Vault, at: str, generation: int):
    key = vault.opened.header_key
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(vault.folder), key.hex(), at], capture_output=True, check=False
    )
    assert abs(done.returncode) == 9, done.stderr
    header = read_header(vault.folder)
    assert header.generation == generation
    assert unlock_with_password(vault.folder, vault.state, STAFF_ID, PASSWORD) == vault.opened
    write_header(vault.folder, signed(replace(header, generation=3), key))
    assert not list(vault.folder.glob("*.new"))
    assert read_header(vault.folder).generation == 3
    vault.header.unlink()
    assert restore_previous(vault.folder).generation == generation


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EDQUOT, "disk.full"),
        (errno.EIO, "disk.fault"),
        (errno.EROFS, "register.read_only"),
        (errno.EACCES, "register.read_only"),
        (errno.ENOENT, "disk.fault"),
    ],
)
@pytest.mark.parametrize("at", [step for step, generation in STEPS if generation == 1])
def test_a_disk_that_refuses_leaves_the_old_header(vault: Vault, at: str, number: int, key: str):
    def refuse(step: str) -> None:
        if step == at:
            raise OSError(number, os.strerror(number))

    before = vault.header.read_bytes()
    header = read_header(vault.folder)
    with pytest.raises(DeskError) as caught:
        write_header(
            vault.folder, signed(replace(header, generation=2), vault.opened.header_key), step=refuse
        )
    assert caught.value.key == key
    assert vault.header.read_bytes() == before
    assert not list(vault.folder.glob("*.new"))


def test_a_folder_that_vanished_is_said(vault: Vault, tmp_path: Path):
    header = read_header(vault.folder)
    with pytest.raises(DeskError, match=r"disk\.fault"):
        write_header(tmp_path / "gone", header)


def test_a_pc_key_stopped_halfway_leaves_the_old_one(vault: Vault):
    def refuse(step: str) -> None:
        if step.startswith("written"):
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(DeskError, match=r"disk\.full"):
        keep_pc_key(vault.state, vault.opened.register_id, bytes(32), step=refuse)
    assert unlock_with_password(vault.folder, vault.state, STAFF_ID, PASSWORD) == vault.opened
