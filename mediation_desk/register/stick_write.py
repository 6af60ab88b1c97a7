"""A small file on a stick: whole or not there, with what a stick refuses said as what happened to it."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from mediation_desk.errors import DeskError
from mediation_desk.register.copy_pool import sync_names
from mediation_desk.register.vault.whole_file import Step, new_file, said


def write_on_stick(path: Path, data: bytes, what: str, step: Step) -> None:
    """Write `path` under a name that does not count, synced, then renamed over what was there.

    Steps: opened, wrote, replaced, each ended by `what`. A stick that refuses keeps what it had and nothing
    beside it; DeskError copy.write_protected, copy.drive_gone (field "folder" names where to look), and what
    else a disk refuses (see `whole_file.said`).
    """
    folder = path.parent
    beside = path.with_name(path.name + ".part")
    try:
        beside.unlink(missing_ok=True)  # left by a process that was killed
        with new_file(beside) as file:
            step(f"opened {what}")
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        step(f"wrote {what}")
        beside.replace(path)
        sync_names(folder)
        step(f"replaced {what}")
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise DeskError("copy.write_protected", field="folder") from error
        if error.errno in (errno.ENOENT, errno.ENODEV, errno.ENXIO) or not folder.is_dir():
            raise DeskError("copy.drive_gone", field="folder") from error
        raise said(error) from error
