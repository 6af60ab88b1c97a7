"""A screen of its own for a proof: Xvfb, what windows stand on it, and a picture of it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installer.environment import SetupError
from installer.packaging.linux.chroot import need_tools

SIZE: Final = "1366x768x24"
SOCKETS: Final = Path("/tmp/.X11-unix")
PATIENCE: Final = 120
"""Seconds given to a window on a busy machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A running display."""

    name: str

    def windows(self) -> str:
        """The tree of windows, as xwininfo tells it."""
        return self._tell("xwininfo", "-root", "-tree")

    def wait_for(self, title: str, program: subprocess.Popen[bytes]) -> None:
        """Wait until a window so titled stands there. SetupError: the program ended, or too late."""
        until = time.monotonic() + PATIENCE
        while title not in self.windows():
            if program.poll() is not None:
                said = program.stdout.read().decode(errors="replace") if program.stdout else ""
                raise SetupError(f"It ended with {program.returncode}:\n{said[-3000:]}")
            if time.monotonic() > until:
                raise SetupError(f"No window «{title}» after {PATIENCE} s:\n{self.windows()}")
            time.sleep(0.2)

    def picture(self, to: Path) -> int:
        """Write what the screen shows as PNG; how many colours are in it."""
        to.parent.mkdir(parents=True, exist_ok=True)
        self._tell("import", "-window", "root", str(to))
        return int(self._tell("identify", "-format", "%k", str(to)))

    def _tell(self, *words: str) -> str:
        environment = {**os.environ, "DISPLAY": self.name, "LC_ALL": "C.UTF-8"}
        done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SetupError(f"{' '.join(words)}: {done.stderr.strip()}")
        return done.stdout


@contextmanager
def screen() -> Iterator[Screen]:
    """A display of 1366×768, gone at the end."""
    need_tools("Xvfb", "xwininfo", "import", "identify")
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp", "-ac"]
    server = subprocess.Popen(words, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise SetupError("Xvfb did not start.")
        yield Screen(name=f":{number}")
    finally:
        server.terminate()
        server.wait()
