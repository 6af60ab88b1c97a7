"""A change of the schema, tried on a copy and proved there before the copy takes the register's place.

The register itself is never changed: until the one rename it is the old one, whole, for the earlier program;
from then on it is the new one, proved. A step that fails, or a proof that does, leaves it as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect

from mediation_desk.errors import DeskError
from mediation_desk.log import note_bug
from mediation_desk.register import before_migration, epochs, integrity, migrations, triggers
from mediation_desk.register.engine import open_engine
from mediation_desk.register.tables import metadata
from mediation_desk.register.vault.whole_file import Step, go_on, said, sync_folder

SUFFIX: Final = "-rehearsal.before"
"""Ends the name of the copy that is changed; one that was left is dropped with the other copies."""
LOGS: Final = ("-wal", "-shm", "-journal")


def rehearse(path: Path, raw_key: bytes, steps: Path, older: str, *, step: Step = go_on) -> None:
    """Bring a copy of the closed register at `path` to today's schema, prove it, and put it in place.

    DeskError migration.failed (a step or the proof), register.in_use, what the disk refuses.
    """
    copy = path.with_name(f"{path.stem}{SUFFIX}")
    try:
        _forget(copy)
        before_migration.copy(path, copy)
        step("copied")
        try:
            _change(copy, raw_key, steps, older, step)
        except DeskError:
            raise
        except Exception as bug:
            note_bug(bug)
            raise DeskError("migration.failed") from bug
        epochs.sync_database(copy)
        step("proved")
        _put_in_place(copy, path, step)
    except BaseException:
        _forget(copy)
        raise


def _change(copy: Path, raw_key: bytes, steps: Path, older: str, step: Step) -> None:
    engine = open_engine(copy, raw_key)
    try:
        with engine.begin() as connection:
            before = _counts(connection)
            migrations.upgrade(connection, steps, told=step)
            step("changed")
        with engine.begin() as connection:
            _prove(connection, before, migrations.shrinks(older, steps), today=steps == migrations.STEPS)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.rollback()
        driver = engine.raw_connection()
        driver.cursor().execute("PRAGMA journal_mode = DELETE")
        driver.close()
    finally:
        engine.dispose()


def _prove(
    connection: Connection, before: dict[str, int], may_shrink: frozenset[str], *, today: bool
) -> None:
    run = connection.exec_driver_sql
    after = _counts(connection)
    looks: tuple[Callable[[], bool], ...] = (
        lambda: not integrity.damaged_pages(connection),
        lambda: run("PRAGMA integrity_check").scalars().all() == ["ok"],
        lambda: not run("PRAGMA foreign_key_check").all(),
        lambda: not triggers.changed(connection),
        lambda: not today or not _missing(connection),
        lambda: all(after.get(table, 0) >= rows for table, rows in before.items() if table not in may_shrink),
    )
    if not all(look() for look in looks):
        raise DeskError("migration.failed")


def _missing(connection: Connection) -> bool:
    """Whether today's program would miss a table or a column."""
    for table in metadata.tables.values():
        declared = connection.exec_driver_sql(f'PRAGMA table_info("{table.name}")')  # our own tables
        found = {row[1] for row in declared}
        if not found >= set(table.columns.keys()):
            return True
    return False


def _counts(connection: Connection) -> dict[str, int]:
    names = [name for name in inspect(connection).get_table_names() if not name.startswith("search_")]
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608 -- our own tables
        for name in names
    }


def _put_in_place(copy: Path, path: Path, step: Step) -> None:
    for name in LOGS:  # a log of the old file would be read into the new one
        log = path.with_name(path.name + name)
        if log.exists() and log.stat().st_size:
            raise DeskError("register.in_use")
    try:
        step("replacing")
        copy.replace(path)
        sync_folder(path.parent)
        step("replaced")
    except OSError as error:
        raise said(error) from error


def _forget(copy: Path) -> None:
    for name in ("", *LOGS):
        copy.with_name(copy.name + name).unlink(missing_ok=True)
