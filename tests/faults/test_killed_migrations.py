"""Killed at every step of a change of the schema: the old register or the new one stands, whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Count
from tests.keepsakes.test_keepsakes import KEPT

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("DESK_KILLS", "40"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is of systems with fork")
def test_killed_at_every_step_of_a_migration(tmp_path: Path, inflicted: Count) -> None:
    command = [sys.executable, "-m", "tests.faults.killed_migrations", str(KEPT[0]), str(tmp_path / "desk")]
    done = subprocess.run([*command, str(KILLS)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    inflicted("kill -9 while changing the schema", told["kills"], len(told["wrong"]))
    assert told["wrong"] == []
    assert told["kills"] == KILLS
    assert {"older", "kept", "copied", "changed", "proved", "replacing", "replaced"} <= set(told["steps"])
    assert 0 < told["new"] < KILLS
