"""The open register: the only place where a transaction begins and the only commit there is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    before_migration,
    integrity,
    journal,
    migrations,
    rehearsal,
    search,
    snapshot,
    triggers,
)
from mediation_desk.register.births import Births
from mediation_desk.register.cipher_file import PAGE_BYTES
from mediation_desk.register.engine import open_engine
from mediation_desk.register.records import Records
from mediation_desk.register.seat import Seat
from mediation_desk.register.spoken import spoken
from mediation_desk.register.vault.whole_file import Step, go_on


class Register:
    """One open encrypted register, living on the thread that opened it."""

    def __init__(self, engine: Engine, seat: Seat) -> None:
        self._engine = engine
        self._copies = 0
        self._births = Births()
        self.seat = seat
        with engine.connect() as connection:
            found = connection.exec_driver_sql("SELECT file FROM pragma_database_list WHERE name = 'main'")
            self._folder = Path(found.scalar_one()).parent

    @classmethod
    def create(cls, path: Path, raw_key: bytes, seat: Seat) -> Register:
        """Make an empty register of today's schema at `path`, which must not exist yet."""
        if path.exists():
            raise FileExistsError(path.name)
        with spoken():
            engine = open_engine(path, raw_key)
            try:
                with engine.begin() as connection:
                    migrations.upgrade(connection)
            except BaseException:
                engine.dispose()
                raise
        return cls(engine, seat)

    @classmethod
    def open(
        cls, path: Path, raw_key: bytes, seat: Seat, *, steps: Path = migrations.STEPS, step: Step = go_on
    ) -> Register:
        """Open an existing register; an older one is copied aside, then a proved copy of today's schema.

        Raises DeskError: register.missing, register.wrong_key_or_damaged, register.newer,
        register.triggers_changed (somebody lifted a protection of signed records), and what a disk refuses.
        migration.failed and migration.no_room leave an older one as it was. `steps` is the folder of the
        migrations, `step` hears what a change of the schema comes to.
        """
        if not path.is_file():
            raise DeskError("register.missing")
        if path.stat().st_size < PAGE_BYTES:  # SQLite would take a stump for a new register
            raise DeskError("register.wrong_key_or_damaged")
        with spoken():
            engine = _current(path, raw_key, steps, step)
            try:
                with engine.begin() as connection:
                    if triggers.changed(connection):
                        raise DeskError("register.triggers_changed")
            except BaseException:
                engine.dispose()
                raise
        return cls(engine, seat)

    @contextmanager
    def reading(self, staff: Staff, now: datetime) -> Iterator[Records]:
        """A consistent view of the register; nothing written in it survives."""
        with spoken(in_use=True), self._engine.connect() as connection, connection.begin() as transaction:
            records = self._records(connection, staff, now)
            yield records
            integrity.check_read(connection)
            transaction.rollback()
            if records.acts:
                raise RuntimeError("a use case that journals must be done, not asked")

    @contextmanager
    def writing(self, staff: Staff, now: datetime) -> Iterator[Records]:
        """One transaction with its journal entries: all of it is kept, or none of it.

        What it sealed that stood open before is gone from search blocks and the write-ahead log as well. What
        waits for the commit (`records.afterwards`) is done when it stands.
        """
        with spoken(in_use=True), self._engine.begin() as connection:
            records = self._records(connection, staff, now)
            yield records
            journal.write(records)
            if records.forgets:
                search.scrub(connection)
            integrity.check_read(connection)
        if records.forgets:
            self._empty_wal()
        for act in records.afterwards:
            act()

    def copy_to(self, path: Path, raw_key: bytes, between: snapshot.Between) -> None:
        """A consistent copy at `path` under `raw_key`, in steps between which others may work.

        See `snapshot.copy_database`; what a disk refuses is a DeskError, and nothing is left at `path` then.
        """
        self._copies += 1
        try:
            with spoken():
                snapshot.copy_database(self._engine, path, raw_key, between)
        finally:
            self._copies -= 1

    @property
    def copying(self) -> bool:
        """Whether a copy is under way, between two steps of which somebody asks."""
        return self._copies > 0

    def settle(self) -> None:
        """Bring everything from the write-ahead log into the file itself."""
        with spoken():
            self._empty_wal()

    def close(self) -> None:
        """Close the connection and drop the keys of whoever sat here."""
        self._engine.dispose()
        self.seat = Seat(register_id=self.seat.register_id, staff_id=None)

    def _records(self, connection: Connection, staff: Staff, now: datetime) -> Records:
        return Records(connection, staff, now, self.seat, self._births, self._folder)

    def _empty_wal(self) -> None:
        # Outside any transaction, or SQLite answers "locked".
        connection = self._engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def _current(path: Path, raw_key: bytes, steps: Path, step: Step) -> Engine:
    """The engine of the register at `path` once its schema is today's."""
    engine = open_engine(path, raw_key)
    try:
        with engine.begin() as connection:
            integrity.check_at_opening(connection, path)
            older = migrations.outdated(connection, steps)
        if older is None:
            before_migration.forget_copies(path)
            return engine
        step("older")
        before_migration.copy_aside(engine, path, older, raw_key)
        step("kept")
        rehearsal.rehearse(path, raw_key, steps, older, step=step)
        engine = open_engine(path, raw_key)
    except BaseException:
        engine.dispose()
        raise
    return engine
