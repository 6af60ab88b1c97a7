"""Killed while the register gets a new key: exactly one whole register is there, and everybody gets in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Count

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("DESK_KILLS", "40"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked, so that a kill costs no start")
def test_killed_at_every_step_of_a_rekey(tmp_path: Path, inflicted: Count) -> None:
    command = [sys.executable, "-m", "tests.faults.killed_rekeys", str(tmp_path / "office"), str(KILLS)]
    environment = {**os.environ, "HOME": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    inflicted("kill -9 while re-keying", told["kills"], len(told["wrong"]))
    assert told["wrong"] == []
    assert told["kills"] == KILLS
    assert {"copy0", "prove0", "seal0", "seal1", "swing0", "clean0", "clean1"} <= set(told["steps"])
    assert 0 < told["swung"] < KILLS
