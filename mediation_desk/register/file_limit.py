"""How large one file may be on a drive: FAT, as most sticks are sold with, ends a byte below 4 GiB."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from mediation_desk.errors import DeskError
from mediation_desk.register.folder import mount_of

FAT: Final = 4 * 1024**3 - 1
LARGEST: Final = dict.fromkeys(("vfat", "msdos", "fat", "fat32", "fuse.fusefat"), FAT)
"""Bytes by file system, as Linux or Windows names it in small letters; the others take whatever fits."""


def check_size(folder: Path, size: int) -> None:
    """Refuse (field `folder`) a drive on which one file of `size` bytes has no place: `copy.too_large`.

    Nothing is cut into pieces for it: a copy must open where it lies, and exFAT or NTFS take it whole.
    """
    most = LARGEST.get(file_system(folder))
    if most is not None and size > most:
        raise DeskError("copy.too_large", field="folder", size=f"{size / 1e9:.2f}", most=f"{most / 1e9:.2f}")


def file_system(folder: Path, *, mounts: Path = Path("/proc/mounts")) -> str:
    """The file system a folder lies on, in small letters; empty when the system does not say."""
    if sys.platform == "win32":
        return _windows_name(folder.resolve().anchor).casefold()
    try:
        table = mounts.read_bytes().decode("utf-8", "surrogateescape")
        found = mount_of(folder.resolve(), table)
    except OSError:
        return ""
    return "" if found is None else found.type.casefold()


if sys.platform == "win32":
    import ctypes

    def _windows_name(anchor: str) -> str:
        room = ctypes.create_unicode_buffer(64)
        said = ctypes.windll.kernel32.GetVolumeInformationW(
            anchor, None, 0, None, None, None, room, len(room)
        )
        return room.value if said else ""

else:

    def _windows_name(_anchor: str) -> str:
        return ""
