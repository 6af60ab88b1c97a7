"""Making a plain file go: overwritten, deleted, and seen to be gone."""

from __future__ import annotations

import os
from pathlib import Path

from mediation_desk.errors import DeskError

_BLOCK = 1 << 20


def wipe(path: Path) -> None:
    """Overwrite a file, delete it and see that it is gone.

    A solid-state disk or a file system that keeps versions may hold traces of it all the same. DeskError
    attachment.not_wiped.
    """
    try:
        with path.open("r+b") as file:
            left = file.seek(0, os.SEEK_END)
            file.seek(0)
            while left > 0:
                left -= file.write(bytes(min(left, _BLOCK)))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except OSError as error:
        raise DeskError("attachment.not_wiped") from error
    if path.exists():
        raise DeskError("attachment.not_wiped")
