"""Whether every page of a register is as it was written: SQLCipher keeps a keyed hash with each of them.

A page that was altered is refused when it is read; SQLCipher says so at the next page it needs, and hands out
zeros until then. So every reading ends with a look whether one was refused (`check_read`), and nothing
damaged is ever used. Reading all of them shows damage before it is needed: at opening while the file is
small (about 4 ms for each MB), otherwise by
whoever asks for it while nobody waits.
"""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection

from mediation_desk.domain.damage import BROKE
from mediation_desk.errors import DeskError

AT_OPENING = 16 * 1024 * 1024
"""Bytes up to which every page is read at each opening."""


def check_at_opening(connection: Connection, path: Path) -> None:
    """Read every page of a small register. DeskError("register.wrong_key_or_damaged") names none of them."""
    if path.stat().st_size <= AT_OPENING and damaged_pages(connection):
        raise DeskError("register.wrong_key_or_damaged")


def damaged_pages(connection: Connection) -> int:
    """How many pages do not match their hash; each is a row of the answer, so all rows are read."""
    return len(connection.exec_driver_sql("PRAGMA cipher_integrity_check").all())


def check_read(connection: Connection) -> None:
    """Refuse what was read if any page of it was refused. DeskError("register.broke_in_use")."""
    if not authentic(connection.connection.driver_connection):
        raise DeskError(BROKE)


def authentic(connection: sqlcipher.Connection) -> bool:
    """Whether every page read on this connection until now matched its hash; once not, never again."""
    (told,) = connection.execute("PRAGMA cipher_status").fetchone()
    return bool(told == "1")
