"""Killed at every statement of a signing and in its commit: signed wholly or not at all, no draft lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Count

ROOT = Path(__file__).resolve().parents[2]
KILLS = 40


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked, so that a kill costs no start")
@pytest.mark.parametrize("what", ["note", "agreement"])
def test_killed_in_signings(tmp_path: Path, what: str, inflicted: Count) -> None:
    command = [sys.executable, "-m", "tests.faults.killed_signings", str(tmp_path), what]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    inflicted(f"kill -9 while signing ({what})", told["kills"], len(told["wrong"]))
    assert told["wrong"] == []
    assert told["kills"] >= KILLS
    assert told["signed"] > 0, "some kills must have come after the commit"
