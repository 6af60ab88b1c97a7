"""Drives that can be pulled out, as the system names them, and what is known of a place for copies."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from mediation_desk.domain.stick import Place
from mediation_desk.services.backups import is_network, is_removable


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive:
    """A place for copies: `label` as the system or the folder names it, sizes in bytes."""

    path: Path
    label: str
    kind: str
    writable: bool
    removable: bool
    total: int
    free: int
    network: bool = False


def plugged_mark(table: Path = Path("/proc/self/mountinfo")) -> str:
    """A text that is another one as soon as a drive comes or goes; asked often, it touches no drive."""
    if sys.platform == "win32":
        return f"{ctypes.windll.kernel32.GetLogicalDrives():b}"
    try:
        return table.read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def drives() -> list[Drive]:
    """Every mounted drive that can be pulled out, the write-protected too: copies on it can be read."""
    found = [_drive(Path(one.rootPath()), one) for one in QStorageInfo.mountedVolumes() if one.isValid()]
    return [one for one in found if one.removable and one.total > 0]


def root_of(path: Path) -> tuple[Path, str]:
    """Where the drive of a folder begins, and its device as the system calls it."""
    info = QStorageInfo(str(path))
    return Path(info.rootPath()), bytes(info.device().data()).decode("utf-8", "replace")


def drive_of(folder: Path) -> Drive | None:
    """The drive a chosen folder lies on; None when the folder is not there (any more)."""
    if not folder.is_dir():
        return None
    return _drive(folder, QStorageInfo(str(folder)))


def place_of(drive: Drive) -> Place:
    """A drive as the register remembers it."""
    return Place(label=drive.label, file_system=drive.kind, removable=drive.removable)


def _drive(path: Path, info: QStorageInfo) -> Drive:
    named = info.name() or path.name or str(path)
    return Drive(
        path=path,
        label=named if path == Path(info.rootPath()) else path.name or named,
        kind=bytes(info.fileSystemType().data()).decode("ascii", "replace"),
        writable=not info.isReadOnly(),
        removable=is_removable(path),
        network=is_network(path),
        total=info.bytesTotal(),
        free=info.bytesAvailable(),
    )
