"""`run.py package-tests input`: pinyin typed into the real windows by ibus, fcitx5 and fcitx 4.

Needs root and a Debian 12: it installs the input methods and makes an old Debian for fcitx 4. Not shown here:
Wayland sessions, Sogou and iFlytek, and fcitx 4 as UOS and Kylin changed it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from installer.packaging.input_methods import ground
from installer.packaging.input_methods.methods import METHODS, Method

ROOT: Final = Path(__file__).resolve().parents[3]
_SESSION: Final = "installer.packaging.input_methods.session"


def test(rest: list[str]) -> int:
    """Try each input method; the code is 0 when every step of every one went well."""
    parser = argparse.ArgumentParser(prog="run.py package-tests input", description=__doc__)
    parser.add_argument("--program", help="an installed program; without it, this source with this Python")
    parser.add_argument("--only", choices=[one.name for one in METHODS], action="append")
    parser.add_argument("--pictures", type=Path, default=ROOT / "build" / "input-methods")
    parser.add_argument("--old-debian", type=Path, default=ROOT / "build" / "bullseye-fcitx")
    said = parser.parse_args(rest)
    if os.geteuid() != 0 or not ground.install_here():
        print("Root and Debian's packages are needed: input methods, a screen in memory, debootstrap.")
        return 2
    said.pictures.mkdir(parents=True, exist_ok=True)
    program = [said.program, "--demo"] if said.program else [sys.executable, "-m", "mediation_desk", "--demo"]
    good = True
    for method in METHODS:
        if said.only and method.name not in said.only:
            continue
        if method.old and not ground.old_debian(said.old_debian):
            print(f"{method.name}: not tried, because bullseye cannot be had here")
            good = False
            continue
        good = _try(method, program, said.pictures, said.old_debian) and good
    print(f"Pictures: {said.pictures}")
    return 0 if good else 1


def _try(method: Method, program: list[str], pictures: Path, old: Path) -> bool:
    with tempfile.TemporaryDirectory(prefix="desk-input-") as folder:
        if method.old:
            ground.share(old, Path(folder))
        try:
            lines, code = _session(method, program, pictures, old, Path(folder))
        finally:
            if method.old:
                ground.unshare(old, Path(folder))
        _tell(method, lines, code, Path(folder), old)
    return code == 0


def _session(
    method: Method, program: list[str], pictures: Path, old: Path, folder: Path
) -> tuple[list[dict[str, object]], int]:
    home, run = folder / "home", folder / "run"
    for one in (home, run):
        one.mkdir(mode=0o700)
    number, screen = _screen(folder)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("QT_", "GTK_", "XDG_"))},
        "HOME": str(home),
        "TMPDIR": str(folder),
        "XDG_RUNTIME_DIR": str(run),
        "DISPLAY": f":{number}",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder / 'bus'}",
    }
    bus = _bus(environment, folder)
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    told = {
        "method": method.name,
        "program": program,
        "home": str(home),
        "pictures": str(pictures),
        "root": str(old),
    }
    command = [sys.executable, "-m", _SESSION, json.dumps(told)]
    try:
        done = subprocess.run(
            command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=1800
        )
    finally:
        for started in (manager, bus, screen):
            started.terminate()
            started.wait(10)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"step"')]
    return lines, done.returncode


def _bus(environment: dict[str, str], folder: Path) -> subprocess.Popen[bytes]:
    """A session bus in the session's own folder, where the old Debian sees it too."""
    command = ["dbus-daemon", "--session", "--nofork", f"--address={environment['DBUS_SESSION_BUS_ADDRESS']}"]
    with (folder / "bus.log").open("wb") as log:
        bus = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    while bus.poll() is None and not (folder / "bus").exists():
        time.sleep(0.1)
    return bus


def _screen(folder: Path) -> tuple[int, subprocess.Popen[bytes]]:
    """A screen in memory, and the number it took itself."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with (folder / "screen.log").open("wb") as log:
        screen = subprocess.Popen(command, pass_fds=[writer], stdout=log, stderr=log)
    os.close(writer)
    with os.fdopen(reader) as told:
        number = int(told.readline())
    time.sleep(0.5)
    return number, screen


def _tell(method: Method, lines: list[dict[str, object]], code: int, folder: Path, old: Path) -> None:
    version = ["chroot", str(old), *method.version] if method.old else list(method.version)
    told = (
        subprocess.run(version, capture_output=True, text=True).stdout.split("\n")[0]
        if shutil.which("chroot")
        else ""
    )
    asked = " ".join(f"{name}={value}" for name, value in method.asked.items())
    print(f"\n{method.name} ({told.strip()}), {asked}")
    print("| step | typed and seen | wanted | |\n|---|---|---|---|")
    for one in lines:
        print(f"| {one['step']} | {one['got']!r} | {one['wanted']!r} | {'ok' if one['good'] else 'NO'} |")
    if code != 0:
        print(f"{method.name} FAILED (code {code})")
        for log in ("program.log", "method.log"):
            path = folder / "home" / log
            if path.exists():
                print(f"{log}: " + path.read_text(errors="replace")[-1500:])
