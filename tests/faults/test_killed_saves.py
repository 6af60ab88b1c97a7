"""Killed while saving: nothing acknowledged is lost, nothing is half done, the journal stays whole."""

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
"""`DESK_KILLS=200 pytest tests/faults/test_killed_saves.py` before a release; a kill takes 0.2 s."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked, so that a kill costs no start")
def test_killed_in_saves(tmp_path: Path, inflicted: Count) -> None:
    command = [sys.executable, "-m", "tests.faults.killed_saves", str(tmp_path), str(KILLS), "20260318"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    inflicted("kill -9 while saving", told["kills"], len(told["wrong"]))
    assert told["wrong"] == []
    assert told["kills"] == KILLS
    assert told["acknowledged"] >= KILLS
