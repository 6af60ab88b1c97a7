"""Let go of a stick so that it can be pulled out: by the system's own means, said only when it is true."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from mediation_desk.ui.drives import root_of

_PATIENCE = 60
"""Seconds a slow stick may take to write what the system still holds for it."""


class Ejected(StrEnum):
    """OUT: the system let go of it · BUSY: something still uses it · BY_HAND: the system offers no way."""

    OUT = "out"
    BUSY = "busy"
    BY_HAND = "by_hand"


def eject(folder: Path) -> Ejected:
    """Write what is still held back, then let go of the drive that `folder` lies on; may take long."""
    root, device = root_of(folder)
    if sys.platform == "win32":
        from mediation_desk.ui.eject_windows import let_go

        return Ejected(let_go(root.drive))
    return by_tools(root, device, commands(root, device))


def commands(root: Path, device: str) -> list[list[str]]:
    """What a Linux desktop may have for it, the surest first."""
    return [
        ["udisksctl", "unmount", "--no-user-interaction", "-b", device],
        ["gio", "mount", "-u", str(root)],
        ["umount", str(root)],
    ]


def by_tools(
    root: Path,
    device: str,
    wanted: Sequence[Sequence[str]],
    *,
    mounted: Callable[[Path], bool] = os.path.ismount,
) -> Ejected:
    """Try each command that is there until the drive is gone from where it was mounted."""
    if str(root) == root.anchor or not mounted(root):
        return Ejected.BY_HAND  # not a drive of its own: there is nothing to let go of
    os.sync()
    tried = False
    for command in wanted:
        tool = shutil.which(command[0])
        if tool is None:
            continue
        tried = True
        _run([tool, *command[1:]])
        if not mounted(root):
            _power_off(device)
            return Ejected.OUT
    return Ejected.BUSY if tried and _in_use(root) else Ejected.BY_HAND


def _power_off(device: str) -> None:
    """Where it can be done, so that its light goes out; the stick is safe without it."""
    tool = shutil.which("udisksctl")
    if tool is not None:
        _run([tool, "power-off", "--no-user-interaction", "-b", device])


def _run(command: list[str]) -> None:
    try:
        subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return  # whether it is gone is looked at afterwards


def _in_use(root: Path) -> bool:
    """Whether a program of this person has something open there; others' are not ours to see."""
    for one in Path("/proc").glob("[0-9]*"):
        try:
            links = [one / "cwd", *(one / "fd").iterdir()]
        except OSError:
            continue
        for link in links:
            try:
                if link.readlink().is_relative_to(root):
                    return True
            except OSError:
                continue
    return False
