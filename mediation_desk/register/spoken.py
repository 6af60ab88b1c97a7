"""What a disk, a damaged file or an archived case refuses, said as the person's own error.

Everything else the database refuses stays ours: a bug.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DatabaseError

from mediation_desk.domain.damage import BROKE
from mediation_desk.errors import DeskError
from mediation_desk.register.archive_triggers import ARCHIVED
from mediation_desk.register.driver_spoken import refusal_of

DAMAGED = "register.wrong_key_or_damaged"
_UNREAD = ("SQLITE_IOERR_READ", "SQLITE_IOERR_SHORT_READ", "SQLITE_IOERR_CORRUPTFS", "SQLITE_IOERR_DATA")
"""A disk that does not give back what it keeps."""


@contextmanager
def spoken(*, in_use: bool = False) -> Iterator[None]:
    """Turn refusals of the medium into DeskError: what the person can put right is said to them.

    `in_use`: the register did open, so what is damaged now broke in use.
    """
    try:
        yield
    except (DatabaseError, sqlcipher.DatabaseError) as refused:
        original = getattr(refused, "orig", refused)  # SQLAlchemy wraps the driver's own error
        key = "case.archived" if ARCHIVED in str(original) else refusal_of(original)
        if key is None:
            raise
        unread = str(getattr(original, "sqlite_errorname", "")).startswith(_UNREAD)
        if in_use and (key == DAMAGED or unread):
            key = BROKE
        raise DeskError(key) from refused
