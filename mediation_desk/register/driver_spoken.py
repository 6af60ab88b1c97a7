"""What the driver refuses, said as the person's own error; nothing but the driver is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.errors import DeskError


@contextmanager
def driver_spoken() -> Iterator[None]:
    """Turn what a bare connection is refused by disk or file into DeskError; the rest stays ours: a bug."""
    try:
        yield
    except sqlcipher.DatabaseError as refused:
        key = refusal_of(refused)
        if key is None:
            raise
        raise DeskError(key) from refused


def refusal_of(original: Exception) -> str | None:
    """The key of what disk or file refused, None when it is neither's."""
    name = str(getattr(original, "sqlite_errorname", "")) or _BY_MESSAGE.get(str(original), "")
    return _FAULTS.get(name.removeprefix("SQLITE_").partition("_")[0])


_FAULTS = {
    "FULL": "disk.full",
    "READONLY": "register.read_only",
    "IOERR": "disk.fault",
    "CORRUPT": "register.wrong_key_or_damaged",
    "NOTADB": "register.wrong_key_or_damaged",
    "CANTOPEN": "register.read_only",
}

_BY_MESSAGE = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "attempt to write a readonly database": "SQLITE_READONLY",
}
"""What a copy says when it is refused: the driver gives no name then."""
