"""A log file that is set aside when it is full; the oldest of those set aside goes.

Does what `logging.handlers` would, without the sockets and pickles that come along with its import: the log
is opened before anything else of the program.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from itertools import pairwise
from pathlib import Path


class LogFile(logging.FileHandler):
    """Writes UTF-8 to `path`; once it has `most_bytes` it becomes `path.1`, that `path.2`, up to `older`."""

    def __init__(self, path: Path, *, most_bytes: int, older: int) -> None:
        super().__init__(path, encoding="utf-8")
        self._path, self._most, self._older = path, most_bytes, older

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line, into a new file when this one is full."""
        with suppress(OSError):  # somebody holds the file, or the disk refuses: this one grows on
            if self.stream is not None and os.fstat(self.stream.fileno()).st_size >= self._most:
                self.stream.close()
                self.stream = None  # the next line opens it anew
                self._set_aside()
        with suppress(OSError):  # it cannot be opened anew: no act fails because of its line in the log
            super().emit(record)

    def _set_aside(self) -> None:
        later = (self._path.with_name(f"{self._path.name}.{number + 1}") for number in range(self._older))
        for newer, older in reversed(tuple(pairwise((self._path, *later)))):
            if newer.exists():
                newer.replace(older)
