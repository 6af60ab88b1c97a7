"""Whether SQLite finds a snapshot of the register sound: its own structure, and every reference to a row."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.domain.backup import Progress, Proof, Tell
from mediation_desk.errors import DeskError
from mediation_desk.register.cipher_file import open_copy
from mediation_desk.register.spoken import spoken

_OPS = 200_000
"""Steps of SQLite's machine between two looks whether to stop: a few milliseconds."""
_MOST = 100
"""Faults of references counted at most, as SQLite names at most so many of its own."""


def wrong_rows(path: Path, raw_key: bytes, tell: Tell) -> int:
    """How many faults SQLite finds (at most 100 of each kind), 0 for a sound register.

    Stops by what `tell` raises; DeskError for what the disk refuses.
    """
    stopped: list[DeskError] = []

    def ask() -> int:
        try:
            tell(Progress(proof=Proof.CHECK))
        except DeskError as said_so:
            stopped.append(said_so)
        return len(stopped)

    with spoken():
        connection = open_copy(path, raw_key)
        try:
            connection.set_progress_handler(ask, _OPS)
            sound = connection.execute("PRAGMA integrity_check").fetchall()
            references = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST)
        except sqlcipher.DatabaseError:
            if stopped:
                raise stopped[0] from None
            raise
        finally:
            connection.close()
    return (0 if sound == [("ok",)] else len(sound)) + len(references)
