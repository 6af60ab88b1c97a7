"""One desk per register: the lock is the operating system's and dies with its holder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register.openlock import OpenLock

HOLD = """
import sys
from pathlib import Path
from mediation_desk.register.openlock import OpenLock
held = OpenLock.take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_desk_is_refused_until_the_first_lets_go(tmp_path: Path):
    with OpenLock.take(tmp_path) as held:
        with pytest.raises(DeskError, match=r"register\.in_use"):
            OpenLock.take(tmp_path)
        held.close()
        held.close()
    OpenLock.take(tmp_path).close()


def test_another_process_holds_it_until_it_is_killed(tmp_path: Path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(DeskError, match=r"register\.in_use"):
            OpenLock.take(tmp_path)
        holder.kill()
        holder.wait()
    OpenLock.take(tmp_path).close()


def test_a_lock_file_left_behind_means_nothing(tmp_path: Path):
    (tmp_path / "open.lock").write_bytes(b"left by somebody")
    OpenLock.take(tmp_path).close()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path):
    with pytest.raises(DeskError, match=r"disk\.fault"):
        OpenLock.take(tmp_path / "nowhere")
