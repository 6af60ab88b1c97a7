"""What killed, cancelled and failed copies leave on a drive: swept, or kept under a name that says so."""

from __future__ import annotations

import json
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mediation_desk.errors import DeskError
from mediation_desk.register.copy_manifest import MANIFEST
from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.whole_file import new_file, read_most

PART, FAILED = ".part", ".failed"
REFUSED: Final = "refused.json"
"""In a copy that failed: the key of the reason."""
STRANGE: Final = 24 * 3600
"""Seconds after which half a copy that is not known to be ours is nobody's any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedCopy:
    """A copy that was kept aside and never counts; `refused` is the key of the reason, empty if unknown."""

    folder: Path
    refused: str


def sweep(target: Path, register_id: str) -> int:
    """Delete the unfinished copies that killed runs of this register left below `target`; how many went.

    One desk at a time holds a register, so none of its copies is being written now. Those of another register
    may be, and stay for a day. Nothing goes that a drive refuses.
    """
    gone = 0
    with suppress(OSError):
        for one in list(target.glob(f"desk-*{PART}")):
            with suppress(OSError):
                one.rmdir()  # empty: killed before it said whose it is
                gone += 1
                continue
            if one.is_dir() and not one.is_symlink() and (_is_ours(one, register_id) or _is_old(one)):
                shutil.rmtree(one, ignore_errors=True)
                gone += not one.exists()
    return gone


def set_failed(copy: Path, refused: str) -> None:
    """Keep a copy that was not proved aside, with the key of the reason, under a name that does not count.

    A drive that refuses the name loses the manifest, without which nothing counts; it may be gone altogether.
    """
    with suppress(OSError), new_file(copy / REFUSED) as writing:
        writing.write(canonical({"refused": refused}))
    try:
        copy.rename(_free(copy.with_name(copy.name + FAILED)))
    except OSError:
        with suppress(OSError):
            (copy / MANIFEST).unlink(missing_ok=True)


def drop_copy(copy: Path) -> None:
    """Delete a copy of which nobody wants to know any more, its manifest first; a drive may refuse."""
    with suppress(OSError):
        (copy / MANIFEST).unlink(missing_ok=True)
    shutil.rmtree(copy, ignore_errors=True)


def failed_copies(target: Path) -> list[FailedCopy]:
    """The copies below `target` that were kept aside, by name. Raises OSError."""
    return [
        FailedCopy(folder=one, refused=_why(one))
        for one in sorted(target.glob(f"desk-*{FAILED}*"))
        if one.is_dir()
    ]


def _free(wanted: Path) -> Path:
    number, free = 1, wanted
    while free.exists():
        number += 1
        free = wanted.with_name(f"{wanted.name}-{number}")
    return free


def _why(copy: Path) -> str:
    try:
        return str(json.loads(read_most(copy / REFUSED, 1000))["refused"])
    except (OSError, ValueError, TypeError, KeyError):
        return ""


def _is_ours(part: Path, register_id: str) -> bool:
    try:
        return read_header(part).register_id == register_id
    except DeskError:
        return False  # killed before it said whose it is


def _is_old(part: Path) -> bool:
    return time.time() - part.stat().st_mtime > STRANGE
