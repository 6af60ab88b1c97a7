"""Before and without a window: no person is quoted on the error stream, and a report is left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SENTINEL = "哨兵林晓芸13800138276"
_FALLS = f"""
import sys, threading
from mediation_desk.diagnosis.quiet_hooks import tell_places_only
tell_places_only()
def fall():
    raise ValueError({SENTINEL!r})
class Gone:
    def __del__(self):
        fall()
thread = threading.Thread(target=fall)
thread.start()
thread.join()
Gone()
fall()
"""


def test_what_nobody_caught_tells_places_alone() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FALLS], capture_output=True, cwd=ROOT, timeout=60, check=False
    )
    said = done.stderr.decode("utf-8", "replace")
    assert done.returncode == 1
    assert SENTINEL not in said
    assert said.count("builtins.ValueError at ") == 3
    assert "__del__" in said


def test_the_program_stands_under_them_from_its_first_line(tmp_path: Path) -> None:
    """A start that fails before there is a window: a part of the program is not what it should be."""
    broken = tmp_path / "sitecustomize.py"
    broken.write_text(
        "import mediation_desk.app as app\n"
        f"def run(*_all):\n    raise ValueError({SENTINEL!r})\n"
        "app.run = run\n",
        encoding="utf-8",
    )
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT))),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",  # what is broken above would be kept once more, compiled
    }
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        environment.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-m", "mediation_desk"],
        capture_output=True,
        cwd=ROOT,
        env=environment,
        timeout=120,
        check=False,
    )
    said = done.stderr.decode("utf-8", "replace")
    assert done.returncode == 1
    assert SENTINEL not in said
    assert "台账没有被动过" in said
    (report,) = tmp_path.rglob("report-*.txt")
    assert "ValueError at sitecustomize.py" in report.read_text("utf-8")
    kept = b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file() and one != broken)
    assert SENTINEL.encode() not in kept.replace(broken.read_bytes(), b"")
