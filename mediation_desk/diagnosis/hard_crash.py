"""A crash no Python code can catch: its places go into a file, and the next start tells of it."""

from __future__ import annotations

import faulthandler
import os
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

_AGE = 7 * 24 * 3600
"""Seconds after which an empty file is one whose program was killed; it says nothing."""
_MOST = 20_000
"""Characters of a crash that are read; a stack that ran over is long."""
_FRAME = re.compile(r'  File "(?P<file>[^"\n]{1,500})", line (?P<line>\d+) in (?P<name>[\w<>.]+)')
_FAULT = re.compile(r"(?:Fatal Python error|Windows fatal exception): ([\w .:()0-9-]{1,80})", re.ASCII)
_PACKAGE = Path(__file__).resolve().parents[1]


class HardCrash:
    """Stands guard below `folder` from `begin` to `end`; `earlier` reads what former starts left."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"crash-{os.getpid()}.txt"
        self._file: IO[bytes] | None = None

    def begin(self) -> None:
        """From now on a crash leaves its places; where no file can be made the program runs without."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("wb")
            faulthandler.enable(self._file, all_threads=False)

    def end(self) -> None:
        """The program ends as it should: no trace stays."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def earlier(self) -> tuple[str, ...]:
        """The places of each crash since the last look, as a bug's places are told; the files go."""
        found = []
        try:
            left = sorted(self._folder.glob("crash-*.txt"))
        except OSError:
            return ()
        for path in left:
            with suppress(OSError):
                size, age = path.stat().st_size, time.time() - path.stat().st_mtime
                if size:
                    found.append(crash_places(path.read_text(encoding="utf-8", errors="replace")[:_MOST]))
                if size or age > _AGE:
                    path.unlink(missing_ok=True)
        return tuple(found)


def crash_places(dump: str) -> str:
    """What faulthandler left, as `fault at file:line function < …`; nothing but names of the program."""
    fault = _FAULT.search(dump)
    kind = fault[1].strip().replace(" ", "_") if fault else "crash"
    frames = [f"{_short(one['file'])}:{one['line']} {one['name']}" for one in _FRAME.finditer(dump)]
    return f"{kind} at {' < '.join(frames[:40]) or '?'}"


def _short(filename: str) -> str:
    path = Path(filename.replace("\\", "/"))
    return path.relative_to(_PACKAGE).as_posix() if path.is_relative_to(_PACKAGE) else path.name
