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
from mediation_desk.register.driver_spoken import refusal_of


@contextmanager
def spoken() -> Iterator[None]:
    """Turn refusals of the medium into DeskError: what the person can put right is said to them."""
    try:
        yield
    except (DatabaseError, sqlcipher.DatabaseError) as refused:
        original = getattr(refused, "orig", refused)  # SQLAlchemy wraps the driver's own error
        key = "case.archived" if ARCHIVED in str(original) else refusal_of(original)
        if key is None:
            raise
        raise DeskError(key) from refused
