"""The copy of an older register, made before its schema is changed and kept until it opened well once more.

The migration itself is one transaction; the copy is for the step that does what nobody meant.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine

from mediation_desk.errors import DeskError
from mediation_desk.register.vault.whole_file import said, sync_folder


def copy_aside(engine: Engine, path: Path, revision: str) -> None:
    """Copy the register at `path` to `<name>-<revision>.before` beside it; leaves `engine` closed.

    Raises DeskError: disk.full, register.read_only, disk.fault, register.in_use.
    """
    with engine.connect() as connection:
        busy, _pages, _moved = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    engine.dispose()
    if busy:
        raise DeskError("register.in_use")
    _copy(path, path.with_name(f"{path.stem}-{revision}.before"))


def forget_copies(path: Path) -> None:
    """Drop the copies of the register at `path`, which has just opened without needing any change."""
    for kept in path.parent.glob(f"{path.stem}-*.before"):
        with suppress(OSError):  # a copy that stays harms nobody: it is as encrypted as the register
            kept.unlink(missing_ok=True)


def _copy(path: Path, kept: Path) -> None:
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
