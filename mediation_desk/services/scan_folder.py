"""Where a scanner may put what it scanned for the desk to take in."""

from __future__ import annotations

from pathlib import Path

from mediation_desk.errors import DeskError
from mediation_desk.register.folder import cloud_folder


def check_scan_folder(register_folder: Path, folder: Path) -> None:
    """Refuse a folder (field `folder`) that is no place for scans.

    DeskError: scan_folder.missing, scan_folder.own (the register's own, or around it), scan_folder.cloud (a
    sync client would have copied every scan away before it is taken in).
    """
    if not folder.is_dir():
        raise DeskError("scan_folder.missing", field="folder")
    where, register = folder.resolve(), register_folder.resolve()
    if where.is_relative_to(register) or register.is_relative_to(where):
        raise DeskError("scan_folder.own", field="folder")
    cloud = cloud_folder(where)
    if cloud is not None:
        raise DeskError("scan_folder.cloud", field="folder", cloud=cloud)
