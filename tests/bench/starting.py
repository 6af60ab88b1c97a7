"""Processes of their own: start to the unlock window against a bare window, and a scripted day."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.generated import Generated
from tests.bench.timing import Line, p95, side_by_side

ROOT = Path(__file__).resolve().parents[2]
OFFSCREEN = os.environ | {
    "QT_QPA_PLATFORM": "offscreen",
    "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
}
ROUNDS = 5
BARE = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
window = QLabel("台账")
window.resize(1366, 768)
window.show()
app.processEvents()
window.repaint()
"""
OURS = """
import sys
from pathlib import Path
from mediation_desk import app
from mediation_desk.paths import paths_under
application = app.make_app([])
desktop = app.build(application, paths_under(Path(sys.argv[1])))
desktop.door.begin()
desktop.door.window.resize(1366, 768)
desktop.door.window.show()
application.processEvents()
desktop.door.window.repaint()
sys.stdout.flush()
import os; os._exit(0)
"""


def start_line(made: Generated, size: str) -> Line:
    """From nothing to a painted unlock window."""
    ours, base = side_by_side(lambda: _run("-c", OURS, str(made.root)), lambda: _run("-c", BARE), ROUNDS)
    return Line(
        what=f"start to unlock window, {size}",
        ours=median(ours),
        base=median(base),
        against="bare window",
        most=2,
    )


def day_lines(made: Generated, size: str) -> Iterator[Line]:
    """Right password to today's page, typed to painted, the event loop's longest silence, memory."""
    told = json.loads(_run("-m", "tests.bench.day", str(made.root)).splitlines()[-1])
    after = told["opened"] - told["derivation"]
    yield Line(what=f"right password to today, less derivation, {size}", ours=after, bound=150)
    for typed, spent in told["painted"].items():
        yield Line(what=f"asked to painted list ({typed}), {size}", ours=p95(spent), bound=16)
    yield Line(what=f"longest silence of the event loop in a day, {size}", ours=told["lag"], bound=50)
    yield Line(what=f"memory after the day, {size}", ours=told["memory"], bound=250, unit="MB")


def switch_lines(made: Generated, size: str) -> Iterator[Line]:
    """Signing in and changing person at the cost of real passwords, against the derivation alone."""
    told = json.loads(_run("-m", "tests.bench.switching", str(made.root)).splitlines()[-1])
    base = told["derivation"]
    yield Line(what=f"change of person: key to names, {size}", ours=told["names"], bound=50)
    for what, more, bound in (
        ("sign-in", told["opened"], None),
        ("change of person, key to the next one's today", told["names"] + told["opened"], 2_000),
    ):
        ours = base + more
        yield Line(
            what=f"{what}, {size}", ours=ours, base=base, against="derivation alone", most=1.3, bound=bound
        )


def _run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=OFFSCREEN, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout
