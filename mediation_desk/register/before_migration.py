"""The copy of an older register, made before its schema is changed and kept until it opened well once more.

The change is tried and proved on another copy (`rehearsal`); this one is for the step that does what nobody
meant.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from mediation_desk.errors import DeskError
from mediation_desk.register.cipher_file import open_copy
from mediation_desk.register.spoken import spoken
from mediation_desk.register.vault.whole_file import said, sync_folder

TIMES: Final = 3
"""How often the register lies on the disk at the most: itself, the copy kept, and the one that is changed."""
SPARE: Final = 64 * 1024 * 1024


def copy_aside(engine: Engine, path: Path, revision: str, raw_key: bytes) -> None:
    """Copy the register at `path` to `<name>-<revision>.before` beside it, proved; leaves `engine` closed.

    Raises DeskError: migration.no_room, disk.full, register.read_only, disk.fault, register.in_use,
    register.wrong_key_or_damaged (the copy is not what it was copied from).
    """
    with engine.connect() as connection:
        busy, _pages, _moved = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    engine.dispose()
    if busy:
        raise DeskError("register.in_use")
    _check_room(path)
    kept = path.with_name(f"{path.stem}-{revision}.before")
    copy(path, kept)
    _prove(kept, raw_key)


def forget_copies(path: Path) -> None:
    """Drop the copies of the register at `path`, which has just opened without needing any change."""
    for kept in path.parent.glob(f"{path.stem}-*.before"):
        with suppress(OSError):  # a copy that stays harms nobody: it is as encrypted as the register
            kept.unlink(missing_ok=True)


def copy(path: Path, kept: Path) -> None:
    """Copy a closed register, on the disk under its name when this returns. DeskError as the disk refuses."""
    fresh = kept.with_name(kept.name + ".new")
    try:
        fresh.unlink(missing_ok=True)  # left by a process that was killed
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with path.open("rb") as source, os.fdopen(handle, "wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
            target.flush()
            os.fsync(target.fileno())
        fresh.replace(kept)
        sync_folder(kept.parent)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise said(error) from error


def _check_room(path: Path) -> None:
    try:
        needed = (TIMES - 1) * path.stat().st_size + SPARE
        free = shutil.disk_usage(path.parent).free
    except OSError as error:
        raise said(error) from error
    if free < needed:
        raise DeskError("migration.no_room", needed=-(-needed >> 20), free=free >> 20)


def _prove(kept: Path, raw_key: bytes) -> None:
    with spoken():
        connection = open_copy(kept, raw_key)
        try:
            pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            rows = connection.execute("PRAGMA integrity_check").fetchall()
        finally:
            connection.close()
    if pages or rows != [("ok",)]:
        kept.unlink(missing_ok=True)
        raise DeskError("register.wrong_key_or_damaged")
