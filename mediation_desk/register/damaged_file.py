"""A copy of a damaged database, open to be read as far as its pages let it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.register.cipher_file import open_copy
from mediation_desk.register.integrity import authentic


class UnreadableError(Exception):
    """The statement needs a page whose keyed hash is wrong, or one that makes no sense."""


class DamagedFile:
    """`rows(…)` asks; after a refused page the file is opened anew, as SQLCipher answers nothing more then.

    Opening costs some milliseconds. DeskError("register.wrong_key_or_damaged") when not even the list of
    tables can be read.
    """

    def __init__(self, path: Path, raw_key: bytes) -> None:
        self._path, self._raw_key = path, raw_key
        self._connection = open_copy(path, raw_key)

    def rows(self, statement: str, values: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement, until the end or until UnreadableError."""
        try:
            for row in self._connection.execute(statement, values):
                if not authentic(self._connection):
                    break
                yield row
            if authentic(self._connection):
                return
        except sqlcipher.DatabaseError:
            pass
        self.close()
        self._connection = open_copy(self._path, self._raw_key)
        raise UnreadableError

    def all(self, statement: str) -> list[tuple[Any, ...]]:
        """All rows of a statement that needs the list of tables alone."""
        return self._connection.execute(statement).fetchall()  # type: ignore[no-any-return]  # sqlcipher3 ships no types

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
