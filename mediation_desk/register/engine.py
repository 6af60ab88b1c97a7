"""Open the encrypted database: one SQLCipher connection, settings asserted, BEGIN emitted by us."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from mediation_desk.errors import DeskError

KEY_BYTES = 32
PAGE_BYTES = 4096


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


def open_connection(path: Path, raw_key: bytes, *, read_only: bool = False) -> sqlcipher.Connection:
    """One bare connection, unlocked and proved to be so; `read_only` leaves the file as it is to the byte.

    Raises as `open_engine` does.
    """
    if len(raw_key) != KEY_BYTES:
        raise ValueError("a raw SQLCipher key has 32 bytes")
    where = f"{path.absolute().as_uri()}?mode=ro&immutable=1" if read_only else str(path)
    connection = sqlcipher.connect(where, isolation_level=None, uri=read_only)
    try:
        _unlock(connection, raw_key)
    except BaseException:
        connection.close()
        raise
    return connection


def _unlock(connection: sqlcipher.Connection, raw_key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    # A raw key cannot be a bound parameter of a PRAGMA; hex of our own bytes is the documented form.
    connection.execute("PRAGMA key = \"x'" + raw_key.hex() + "'\"")  # our own key
    connection.execute(f"PRAGMA cipher_page_size = {PAGE_BYTES}")  # our own number
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.DatabaseError as refused:
        if getattr(refused, "sqlite_errorname", "").startswith(_THE_DISK):
            raise
        raise DeskError("register.wrong_key_or_damaged") from refused


_THE_DISK = ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_FULL")
"""A refusal that is the disk's and says nothing about the file."""


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
