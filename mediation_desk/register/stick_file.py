"""The small file by which a stick is known again: a random id, and nothing about whose copies lie there.

It counts how often it was written. A stick whose count is lower than the one the register remembers is a twin
of that stick, made by copying it.
"""

from __future__ import annotations

import errno
import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mediation_desk.errors import DeskError
from mediation_desk.register.copy_pool import sync_names
from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.whole_file import Step, go_on, new_file, read_most, said

STICK_FILE: Final = "desk-stick.json"
MOST_BYTES: Final = 4096
_FORMAT = 1
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class StickMark:
    """`letter` is what staff call the stick by, so that it keeps it in an older register too."""

    id: str
    letter: str
    turns: int


def read_mark(target: Path) -> StickMark | None:
    """The mark of a stick or folder; None when there is none, or it cannot be read as one."""
    path = target / STICK_FILE
    try:
        if path.is_symlink() or path.stat().st_size > MOST_BYTES:
            return None
        told = json.loads(read_most(path, MOST_BYTES))
        mark = StickMark(id=str(told["id"]), letter=str(told["letter"]), turns=int(told["turns"]))
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
    whole = _ID.fullmatch(mark.id) and len(mark.letter) <= 4 and 0 < mark.turns < 2**31
    return mark if whole else None


def write_mark(target: Path, mark: StickMark, *, step: Step = go_on) -> None:
    """Write the mark, in place of the one before.

    DeskError copy.write_protected, copy.drive_gone, and what else a disk refuses (see `whole_file.said`).
    """
    told = {"format": _FORMAT, "id": mark.id, "letter": mark.letter, "turns": mark.turns}
    path = target / STICK_FILE
    beside = path.with_name(path.name + ".part")
    try:
        beside.unlink(missing_ok=True)  # left by a process that was killed
        with new_file(beside) as file:
            step("opened stick file")
            file.write(canonical(told) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        step("wrote stick file")
        beside.replace(path)
        sync_names(target)
        step("replaced stick file")
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise DeskError("copy.write_protected", field="folder") from error
        if error.errno in (errno.ENOENT, errno.ENODEV, errno.ENXIO) or not target.is_dir():
            raise DeskError("copy.drive_gone", field="folder") from error
        raise said(error) from error


def is_write_protected(folder: Path) -> bool:
    """Whether the system mounted it to be read only; False where it does not say."""
    if not hasattr(os, "statvfs"):
        return False
    try:
        return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
    except OSError:
        return False
