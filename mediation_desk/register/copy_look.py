"""Looks into a register that nobody has open, a copy or the one in place; nothing of it changes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.register.cipher_file import open_connection, open_copy
from mediation_desk.register.spoken import spoken
from mediation_desk.register.vault.whole_file import said

Connection = sqlcipher.Connection
"""A bare connection, as services hand it on without touching it."""


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


@contextmanager
def looking_at_present(database: Path, raw_key: bytes) -> Iterator[sqlcipher.Connection]:
    """The register in place, which the caller holds locked and nobody has open, left as it is to the byte.

    What a killed program left in the write-ahead log counts: then a copy of both is looked at and dropped
    again. DeskError as of `looking`, and disk.full.
    """
    log = database.with_name(database.name + "-wal")
    if not log.exists() or log.stat().st_size == 0:
        with looking(database, raw_key) as connection:
            yield connection
        return
    scratch = database.parent.with_name(database.parent.name + ".looking")
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        scratch.mkdir(mode=0o700)
        for one in (database, log):
            shutil.copyfile(one, scratch / one.name)
        with spoken():
            connection = open_connection(scratch / database.name, raw_key)
            try:
                yield connection
            finally:
                connection.close()
    except OSError as error:
        raise said(error) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
