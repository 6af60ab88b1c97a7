"""One desktop session of its own: screen, window manager, bus, home; an input method and the program in it.

Run as `python -m installer.packaging.input_methods.session …` by the proof, on its screen and bus.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from installer.packaging.input_methods.methods import METHODS, Method

HANDS = "installer.packaging.input_methods.hands"
_DEBIAN_PYTHON = "/usr/bin/python3"  # Debian's own has gi; the one we run by may not


def main(arguments: list[str]) -> int:
    """Arguments as JSON: method, program (a list), home, pictures, root of the old Debian."""
    told = json.loads(arguments[0])
    method = next(one for one in METHODS if one.name == told["method"])
    home = Path(told["home"])
    for name, text in method.files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    started = [_start(_inside(method, method.start, told["root"]), home / "method.log")]
    time.sleep(4)
    if method.name == "ibus":
        subprocess.run(method.switch_on, check=False)  # of the whole session; the others are of one window
    environment = {**os.environ, **method.asked, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    started.append(_start(told["program"], home / "program.log", environment))
    switch_on = _inside(method, method.switch_on, told["root"])
    hands = [
        _DEBIAN_PYTHON,
        "-W",
        "ignore",
        "-m",
        HANDS,
        told["pictures"],
        method.name,
        json.dumps(switch_on),
    ]
    try:
        return subprocess.call(hands, timeout=1500)
    finally:
        for one in reversed(started):
            one.terminate()
            try:
                one.wait(20)
            except subprocess.TimeoutExpired:
                one.kill()


def _inside(method: Method, command: tuple[str, ...], root: str) -> list[str]:
    return ["chroot", root, *command] if method.old else list(command)


def _start(
    command: list[str], log: Path, environment: dict[str, str] | None = None
) -> subprocess.Popen[bytes]:
    with log.open("wb") as kept:
        return subprocess.Popen(command, env=environment, stdout=kept, stderr=kept, stdin=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
