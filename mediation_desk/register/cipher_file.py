"""One bare connection to an encrypted file, unlocked and proved to be so; it loads the driver alone."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.errors import DeskError

KEY_BYTES = 32
PAGE_BYTES = 4096


def open_connection(path: Path, raw_key: bytes, *, read_only: bool = False) -> sqlcipher.Connection:
    """Open the file with the 32-byte `raw_key`; `read_only` leaves it as it is to the byte.

    The connection belongs to the calling thread. Raises DeskError("register.wrong_key_or_damaged") when the
    file does not open with this key; what the disk refuses stays a DatabaseError.
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


def open_copy(path: Path, raw_key: bytes) -> sqlcipher.Connection:
    """A copy, opened to be read only and left exactly as it is: no log, no lock, no byte written.

    DeskError("register.wrong_key_or_damaged") when it does not open with this key.
    """
    return open_connection(path, raw_key, read_only=True)


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
