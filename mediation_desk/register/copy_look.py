"""Looks into a copy's own database, opened to be read only: facts for a list, without proving anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.register.cipher_file import open_copy
from mediation_desk.register.spoken import spoken


@contextmanager
def looking(database: Path, raw_key: bytes) -> Iterator[sqlcipher.Connection]:
    """The copy's database for as long as the block lasts. DeskError as of `open_copy`, and of the medium."""
    with spoken():
        connection = open_copy(database, raw_key)
        try:
            yield connection
        finally:
            connection.close()


def last_case(database: Path, raw_key: bytes) -> str:
    """The last case number taken in a copy, empty when none was. DeskError as of `looking`."""
    with looking(database, raw_key) as connection:
        row = connection.execute(
            "SELECT number FROM numbers WHERE series = 'case' ORDER BY year DESC, sequence DESC LIMIT 1"
        ).fetchone()
    return "" if row is None else str(row[0])
