"""The database files of a register's folder by epoch: what a re-key needs, leaves, and may delete."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mediation_desk.errors import DeskError
from mediation_desk.register.vault.header import database_name
from mediation_desk.register.vault.whole_file import said, sync_folder

SPARE = 64 * 1024 * 1024
"""Bytes that stay free beside the copy, for the write-ahead logs and everything else."""
_OURS = re.compile(r"register-([0-9]{1,12})(-[^.]*\.before|\.db(-wal|-shm|-journal)?)")


def check_room(database: Path) -> None:
    """Refuse to copy a database where there is no room: DeskError("rekey.no_room", needed=MB, free=MB)."""
    try:
        needed = database.stat().st_size + SPARE
        free = shutil.disk_usage(database.parent).free
    except OSError as error:
        raise said(error) from error
    if free < needed:
        raise DeskError("rekey.no_room", needed=-(-needed >> 20), free=free >> 20)


def sync_database(database: Path) -> None:
    """Put a closed or settled database and its name on the disk for good."""
    try:
        handle = os.open(database, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        sync_folder(database.parent)
    except OSError as error:
        raise said(error) from error


def drop_epoch(folder: Path, epoch: int) -> None:
    """Delete the database of an epoch, its logs and what was kept of it before a migration, if it lets us."""
    _drop(folder, lambda found: found == epoch)


def drop_before(folder: Path, epoch: int) -> None:
    """Delete the databases of every earlier epoch, left by a process that was killed after the swing."""
    _drop(folder, lambda found: found < epoch)


def stands(folder: Path, epoch: int) -> bool:
    """Whether the database of an epoch is there."""
    return (folder / database_name(epoch)).exists()


def _drop(folder: Path, wanted: Callable[[int], bool]) -> None:
    for one in sorted(folder.glob("register-*")):
        named = _OURS.fullmatch(one.name)
        if named is not None and wanted(int(named[1])):
            with suppress(OSError):  # what stays opens with no key that the header knows; next time again
                one.unlink()
