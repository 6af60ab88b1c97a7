"""What a disk, a damaged file or an archived case refuses, said as the person's own error.

Everything else the database refuses stays ours: a bug.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DatabaseError

from mediation_desk.errors import DeskError
from mediation_desk.register.archive_triggers import ARCHIVED


@contextmanager
def spoken() -> Iterator[None]:
    """Turn refusals of the medium into DeskError: what the person can put right is said to them."""
    try:
        yield
    except (DatabaseError, sqlcipher.DatabaseError) as refused:
        key = (
            "case.archived"
            if ARCHIVED in str(getattr(refused, "orig", refused))
            else _FAULTS.get(_code(refused))
        )
        if key is None:
            raise
        raise DeskError(key) from refused


def _code(refused: Exception) -> str:
    original = getattr(refused, "orig", refused)  # SQLAlchemy wraps the driver's own error
    name = str(getattr(original, "sqlite_errorname", "")) or _BY_MESSAGE.get(str(original), "")
    return name.removeprefix("SQLITE_").partition("_")[0]


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
