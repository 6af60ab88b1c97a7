"""Where a copy is put back for a drill: beside the register, on the same disk, encrypted as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

SCRATCH = ".drill"
"""Ends the name of the folder."""


def scratch_of(folder: Path) -> Path:
    """The place beside the register in `folder`."""
    return folder.with_name(folder.name + SCRATCH)


def forget_scratch(folder: Path) -> None:
    """Wipe what a drill put back, also one that was killed; what a disk refuses goes another time."""
    shutil.rmtree(scratch_of(folder), ignore_errors=True)
