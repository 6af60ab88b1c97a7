"""The small file by which a stick is known again: a random id, and nothing about whose copies lie there.

It counts how often it was written. A stick whose count is lower than the one the register remembers is a twin
of that stick, made by copying it.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mediation_desk.register.stick_write import write_on_stick
from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.whole_file import Step, go_on, read_most

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

    DeskError copy.write_protected, copy.drive_gone, and what else a disk refuses (see `write_on_stick`).
    """
    told = {"format": _FORMAT, "id": mark.id, "letter": mark.letter, "turns": mark.turns}
    write_on_stick(target / STICK_FILE, canonical(told) + b"\n", "stick file", step)


def is_write_protected(folder: Path) -> bool:
    """Whether the system mounted it to be read only; False where it does not say."""
    if not hasattr(os, "statvfs"):
        return False
    try:
        return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
    except OSError:
        return False
