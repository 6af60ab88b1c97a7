"""Small files that are either the old one or the new one, whatever happens in between."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from mediation_desk.errors import DeskError

Step = Callable[[str], None]
"""Called with the name of each step of a write; tests stop the process there."""

PRIVATE: Final = 0o600


def go_on(_step: str) -> None:
    """The ordinary `Step`: nothing happens between two steps."""


def write_whole(path: Path, data: bytes, *, step: Step = go_on) -> None:
    """Put `data` at `path` in one swing: temp file, fsync, replace, fsync of the folder.

    The file is readable by this account alone before its first byte is written. Steps: `opened`, `written`,
    `replaced`, each ended by the file's name. A disk that refuses leaves the old file as it was and raises
    DeskError `disk.full`, `register.read_only` or `disk.fault`.
    """
    fresh = path.with_name(path.name + ".new")
    try:
        _write_synced(fresh, data, step)
        step(f"written {path.name}")
        fresh.replace(path)
        sync_folder(path.parent)
        step(f"replaced {path.name}")
    except OSError as error:
        _drop(fresh)
        raise said(error) from error


def _write_synced(fresh: Path, data: bytes, step: Step) -> None:
    fresh.unlink(missing_ok=True)  # left by a process that was killed; nothing names it
    with new_file(fresh) as file:
        step(f"opened {fresh.name}")
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def new_file(path: Path) -> BinaryIO:
    """A file that did not exist, open for writing, readable by this account alone. Raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, PRIVATE), "wb")


def read_most(path: Path, most: int) -> bytes:
    """A small file that a stranger may have put there: `most` bytes and one, no more. Raises OSError.

    A longer one is refused by whoever knows what it should be; a pipe would keep us waiting for ever.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    with path.open("rb") as reading:
        return reading.read(most + 1)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable; Windows has no such call and keeps them in its own journal."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def said(error: OSError) -> DeskError:
    """The sentence for what a disk refused."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DeskError("disk.full")
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return DeskError("register.read_only")
    return DeskError("disk.fault")


def _drop(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the disk that refused the write may refuse this too; nothing names the file
