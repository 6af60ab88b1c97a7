"""`run.py package-tests speed`: how soon the packaged desk paints its unlock window, against a bare window.

Both are bundled alike, on one runtime, and started in turns on a screen of their own; a start lasts from the
command until the window is painted. Cold: every file of the bundle is first dropped from memory (not the
system's libraries, which other programs hold). Fails when the desk takes more than twice as long.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Final

from installer.environment import SetupError
from installer.packaging.linux import package
from installer.packaging.linux.screen import screen
from installer.packaging.linux.transcript import Transcript

MOST: Final = 2.0
ROUNDS: Final = 7
COLD_ROUNDS: Final = 3
PATIENCE: Final = 120


def test(rest: list[str]) -> int:
    """Measure; the code is 0 when both ratios are within the limit."""
    parser = argparse.ArgumentParser(
        prog="run.py package-tests speed",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--work", type=Path, default=package.WORK, help="where the build left its folders")
    parser.add_argument("--out", type=Path, default=package.OUT / "speed-linux.txt", help="the transcript")
    said = parser.parse_args(rest)
    bundles = {"desk": said.work / "bundle" / "mediation-desk", "bare": said.work / "bundle" / "bare"}
    if missing := [str(one) for one in bundles.values() if not one.is_dir()]:
        raise SetupError(f"Not built here: {', '.join(missing)}. First: run.py package linux")
    told = Transcript(said.out)
    with tempfile.TemporaryDirectory(prefix="desk-speed-") as home, screen() as shown:
        surroundings = _surroundings(Path(home), shown.name)
        _register(bundles["desk"], Path(home), surroundings)
        ratios = [
            _compare(bundles, surroundings, told, "warm", ROUNDS),
            _compare(bundles, surroundings, told, "cold", COLD_ROUNDS),
        ]
    told.line(f"At most {MOST:.1f}; load of this machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return 0 if max(ratios) <= MOST else 1


def _compare(
    bundles: Mapping[str, Path], surroundings: Mapping[str, str], told: Transcript, what: str, rounds: int
) -> float:
    """Start both in turns; the ratio of their medians."""
    times: dict[str, list[float]] = {name: [] for name in bundles}
    work: dict[str, list[float]] = {name: [] for name in bundles}
    for turn in range(rounds + 1):
        for name, bundle in bundles.items():
            if what == "cold":
                forget(bundle)
            took, worked = _start(bundle, name, surroundings)
            if turn:  # the first of each only warms what is shared
                times[name].append(took)
                work[name].append(worked)
    desk, bare = median(times["desk"]), median(times["bare"])
    told.line(
        f"{what}: desk {desk * 1000:.0f} ms ({_range(times['desk'])}), "
        f"bare window {bare * 1000:.0f} ms ({_range(times['bare'])}), ratio {desk / bare:.2f}"
    )
    told.line(
        f"      processor: desk {median(work['desk']) * 1000:.0f} ms, "
        f"bare window {median(work['bare']) * 1000:.0f} ms (what a busy machine does not blur)"
    )
    return desk / bare


def _start(bundle: Path, name: str, surroundings: Mapping[str, str]) -> tuple[float, float]:
    """Seconds from the command to the word that the window is painted, and of the processor till then.

    SetupError when the word never comes.
    """
    words = [str(bundle / bundle.name), *(["--say-painted"] if name == "desk" else [])]
    began = time.perf_counter()
    with subprocess.Popen(
        words, env=dict(surroundings), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        said = running.stdout.readline()
        took, worked = time.perf_counter() - began, _worked(running.pid)
        running.terminate()
        if said.strip() != "painted":
            raise SetupError(f"{name} did not start: {said}{running.stderr.read()[-2000:]}")
    return took, worked


def _worked(pid: int) -> float:
    """Seconds a process has kept processors busy."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0  # it ended already: the caller says so
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def forget(folder: Path) -> None:
    """Let the system drop its copies of these files from memory."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            handle = os.open(path, os.O_RDONLY)
            try:
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(handle)


def _surroundings(home: Path, display: str) -> dict[str, str]:
    (home / "run").mkdir(mode=0o700)
    own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run"), "DISPLAY": display}
    return {**own, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "xcb"}


def _register(bundle: Path, home: Path, surroundings: Mapping[str, str]) -> None:
    """A register to unlock, made by the packaged desk itself."""
    kept = home / "kept"
    words = [str(bundle / bundle.name), "--self-test-kept", str(kept)]
    done = subprocess.run(words, env=dict(surroundings), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SetupError(f"The packaged desk made no register:\n{done.stdout}{done.stderr}")
    config = home / ".config" / "mediation-desk"
    config.mkdir(parents=True, exist_ok=True)
    (config / "preferences.json").write_text(json.dumps({"register": str(kept / "registers" / "register")}))


def _range(times: list[float]) -> str:
    return f"{min(times) * 1000:.0f}-{max(times) * 1000:.0f}"
