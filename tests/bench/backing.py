"""A full backup, proved, against SQLite's own copy and integrity checks run bare on the same disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.domain.backup import Progress
from mediation_desk.register.cipher_file import open_connection
from mediation_desk.services import backups
from mediation_desk.services.session import Session
from tests.bench.timing import Line, side_by_side

ROUNDS = 3
CHECKS = ("cipher_integrity_check", "integrity_check", "foreign_key_check")


def line(session: Session, size: str, place: Path) -> Line:
    """One line: snapshot, writing, reading back and proving, beside copy and checks alone."""
    with TemporaryDirectory(dir=place) as folder:
        target, bare = Path(folder) / "stick", Path(folder) / "bare.db"
        target.mkdir()

        def ours() -> None:
            snapshot = backups.take_snapshot(session, datetime.now(UTC), target, _silent)
            backups.write_and_prove(snapshot, target, _silent)
            for copy in target.iterdir():
                shutil.rmtree(copy)

        def base() -> None:
            bare.unlink(missing_ok=True)
            copied(session, bare)

        told = side_by_side(ours, base, ROUNDS)
    megabytes = (session.folder / session.keys.database).stat().st_size / 1e6
    return Line(
        what=f"full backup, proved, {size} ({megabytes:.0f} MB)",
        ours=median(told[0]),
        base=median(told[1]),
        against="copy + integrity, bare",
        most=1.25,
    )


def copied(session: Session, path: Path) -> None:
    """SQLite's backup in one step, then every page and row checked: what nobody can do without."""
    key = session.keys.database_key
    source = open_connection(session.folder / session.keys.database, key)
    target = open_connection(path, key)
    try:
        source.backup(target)
        for check in CHECKS:
            _all(target, check)
    finally:
        source.close()
        target.close()
    with path.open("rb") as written:
        os.fsync(written.fileno())  # a copy that is not on the disk is none


def _all(connection: sqlcipher.Connection, check: str) -> None:
    connection.execute(f"PRAGMA {check}").fetchall()  # our own names


def _silent(_progress: Progress) -> None:
    """Nobody watches."""


def lines(session: Session, size: str, place: Path) -> Iterator[Line]:
    """The one line, when there is room for two more copies."""
    if shutil.disk_usage(place).free > 4 * backups.size_of(session.folder) + backups.ROOM:
        yield line(session, size, place)
