"""Killed at every step of a backup and of a restore, over forty each: one whole register, no bad copy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.backup_office import BackupOffice
from tests.desk_fixtures import DIRECTOR
from tests.faults.conftest import Count

ROOT = Path(__file__).resolve().parents[2]
KILLS = 40


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of some megabytes with attachments, one good copy of it on the stick, and a later act."""
    root = tmp_path_factory.mktemp("whole")
    made = BackupOffice(root)
    for n in range(6):
        made.attachment(bytes([n]) * (300_000 * n))
    with made.records(made.open(DIRECTOR)) as records:
        for _ in range(1500):
            records.journal("look", "x" * 3000)
    made.back_up()
    for n in range(5):
        made.attachment(bytes([n]) * (400_000 * n))
    with made.records(made.open(DIRECTOR)) as records:
        records.journal("later")
    made.close()
    (root / "card").write_text(made.card, "ascii")
    return root


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is of systems with fork")
@pytest.mark.parametrize("what", ["backup", "restore"])
def test_killed_at_every_step(whole: Path, what: str, inflicted: Count) -> None:
    command = [sys.executable, "-m", "tests.faults.copied", str(whole), what]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    inflicted(f"kill -9 in {what}", told["kills"], len(told["wrong"]))
    assert told["wrong"] == []
    assert told["kills"] >= KILLS
