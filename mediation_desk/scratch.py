"""A folder of one's own below the system's temporary folder, removed at the end or by the next start."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mediation_desk.errors import DeskError
from mediation_desk.register.openlock import OpenLock

_NAME = "mediation-desk-scratch-"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new empty folder, held by a lock; folders that a killed program left behind are removed first."""
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=_NAME))
    held = OpenLock.take(folder)
    try:
        yield folder
    finally:
        held.close()
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Remove every scratch folder whose program has ended."""
    for left in Path(tempfile.gettempdir()).glob(f"{_NAME}*"):
        try:
            OpenLock.take(left).close()
        except (DeskError, OSError):
            continue  # still in use, or another account's
        shutil.rmtree(left, ignore_errors=True)
