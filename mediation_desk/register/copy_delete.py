"""Deleting a copy so that a half deleted one never counts: its manifest goes first, its name next.

Whatever a kill leaves over has no manifest and ends in `.gone`, or has lost its manifest only; the next
rotation finishes it.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from mediation_desk.register.copy_manifest import MANIFEST
from mediation_desk.register.copy_pool import sync_names
from mediation_desk.register.copy_write import free_name
from mediation_desk.register.vault.header_file import HEADER
from mediation_desk.register.vault.whole_file import Step, go_on

GONE: Final = ".gone"


def delete_copy(copy: Path, *, step: Step = go_on) -> None:
    """Delete a copy's folder; links in it are removed and never followed. Raises OSError of the drive."""
    if copy.is_symlink() or not copy.is_dir():
        return
    step("deleting")
    (copy / MANIFEST).unlink(missing_ok=True)
    sync_names(copy)
    step("manifest deleted")
    if GONE not in copy.name:
        copy = copy.rename(free_name(copy.parent, copy.name + GONE))
        sync_names(copy.parent)
        step("named as gone")
    header = copy / HEADER
    last = sorted(copy.iterdir(), key=lambda path: path == header)  # it tells whose copy it was
    for one in last:
        if one.is_dir() and not one.is_symlink():
            shutil.rmtree(one)
        else:
            one.unlink()
        step("file deleted")
    copy.rmdir()
    sync_names(copy.parent)
    step("deleted")
