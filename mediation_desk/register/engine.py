"""Open the encrypted database: one SQLCipher connection, settings asserted, BEGIN emitted by us."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from mediation_desk.register.cipher_file import open_connection


def open_engine(path: Path, raw_key: bytes, *, read_only: bool = False) -> Engine:
    """An engine on the database at `path`, opened with the 32-byte `raw_key` (created when missing).

    `read_only` leaves the file, and the folder it lies in, as they are to the byte. The connection belongs to
    the calling thread: SQLite itself refuses any other. DeskError("register.wrong_key_or_damaged") when the
    file does not open with this key; what the disk refuses stays a DatabaseError.
    """
    keys = [raw_key]
    del raw_key  # it is needed once; what is left of the engine after locking must not hold it

    def connect() -> DBAPIConnection:
        connection = open_connection(path, keys.pop(), read_only=read_only)
        try:
            _settle(connection, _READING if read_only else _SETTINGS)
        except BaseException:
            connection.close()
            raise
        return connection  # type: ignore[no-any-return]  # sqlcipher3 ships no types

    # StaticPool keeps exactly one connection: SQLAlchemy's defaults for SQLite quietly open a second.
    engine = create_engine(
        "sqlite://", creator=connect, module=sqlcipher, poolclass=StaticPool, hide_parameters=True, echo=False
    )
    event.listen(engine, "connect", _leave_transactions_to_us)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    with engine.connect():
        pass
    return engine


# Each setting with the value SQLite must report back: temp_store FILE would spill plaintext to disk.
_SETTINGS = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("cache_size", "-32768", -32768),
    ("trusted_schema", "OFF", 0),
)


# What a file that is only read needs of them: it has no log and is never synced.
_READING = tuple(one for one in _SETTINGS if one[0] not in ("journal_mode", "synchronous", "secure_delete"))


def _settle(connection: sqlcipher.Connection, settings: tuple[tuple[str, str, object], ...]) -> None:
    for name, wanted, reported in settings:
        connection.execute(f"PRAGMA {name} = {wanted}")  # our own settings
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()  # our own settings
        if found != reported:
            raise RuntimeError(f"SQLite refused PRAGMA {name}")


def _leave_transactions_to_us(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # so that DDL is inside the transaction too
