"""A consistent copy of the open database, made in small steps between which others may work.

SQLite's own backup: what the same connection writes meanwhile goes into the copy as well, so the copy is the
register as it was when the last step ended.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from mediation_desk.register.cipher_file import open_connection

SNAPSHOT: Final = "snapshot.making"
"""The snapshot's file in the register's folder: encrypted as the register, gone when the copy is made."""
CHECKED: Final = "check.making"
"""That of a full check; its own, so that a backup and a check do not take each other's away."""
PAGES: Final = 256
"""Pages of 4096 bytes in one step: some ten milliseconds."""

Between = Callable[[int, int], None]
"""Called between two steps with the pages done and the pages in all; raising stops the copy."""


def copy_database(engine: Engine, path: Path, raw_key: bytes, between: Between) -> None:
    """Copy the database of `engine` to `path` under `raw_key`; a file already there is replaced.

    The copy has no write-ahead log and is not synced. It is deleted again when the copy is stopped or a disk
    refuses (sqlcipher's own errors: `register.spoken` says them). `between` is not called after the
    last step, so that whoever asks next finds the register as it was copied.
    """
    path.unlink(missing_ok=True)
    source = engine.raw_connection()
    try:
        target = open_connection(path, raw_key)
        try:
            for setting in ("temp_store = MEMORY", "journal_mode = OFF", "synchronous = OFF"):
                target.execute(f"PRAGMA {setting}")  # our own settings
            source.driver_connection.backup(  # type: ignore[union-attr]  # open, or it would have raised
                target, pages=PAGES, progress=lambda _said, left, all_: _tell(between, left, all_)
            )
            target.execute("PRAGMA journal_mode = DELETE")
        finally:
            target.close()
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    finally:
        source.close()


def _tell(between: Between, left: int, pages: int) -> None:
    if left:
        between(pages - left, pages)


def forget_snapshot(folder: Path) -> None:
    """Drop a snapshot that nobody writes out any more: its desk was locked, or its program killed."""
    for name in (SNAPSHOT, CHECKED):
        with suppress(OSError):  # still read by a thread that is about to stop, which drops it itself
            (folder / name).unlink(missing_ok=True)
