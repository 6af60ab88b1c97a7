"""What somebody reads who holds the database key alone: `python -m tests.faults.database_key_only`.

A register is lived in for a day that writes every kind of sealed text, closed, and opened with the raw
SQLCipher key. Every column is told with what such a reader finds in it; the exit code is 1 when one of the
sealed words can be read anywhere, in whichever coding.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.register.cipher_file import open_copy
from mediation_desk.register.copy_prove import count_tables
from tests.desk_fixtures import KEY, Office
from tests.faults import sealed_day

SEALED = frozenset((("sealed", "cipher"), ("sealed_keys", "box"), ("drafts", "cipher")))
"""The columns that must say nothing without a person's own key."""
CODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRead:
    """One column as the key alone shows it: how many values, and how many of them are text one can read."""

    table: str
    column: str
    values: int
    readable: int

    @property
    def said(self) -> str:
        """What stands in it."""
        if not self.values:
            return "empty"
        if (self.table, self.column) in SEALED:
            return "sealed" if not self.readable else "LEGIBLE"
        if self.column == "block":
            return "words of the search index"
        return "readable" if self.readable else "bytes"


def columns(connection: sqlcipher.Connection) -> Iterator[tuple[str, str, list[object]]]:
    """Every column of every table with its values; blocks of the search index hold words too."""
    for table, _rows in count_tables(connection):
        found = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- our own names
        names = [one[0] for one in found.description]
        rows = found.fetchall()
        for place, name in enumerate(names):
            yield table, name, [row[place] for row in rows if row[place] not in (None, "")]


def is_readable(value: object) -> bool:
    """Whether somebody could make sense of a value without another key."""
    if not isinstance(value, bytes):
        return True
    try:
        return value.decode("utf-8").isprintable()
    except UnicodeDecodeError:
        return False


def found_in(values: list[object], words: dict[str, str]) -> set[str]:
    """The kinds of sealed words that stand in these values."""
    held = b"\n".join(
        one if isinstance(one, bytes) else str(one).encode("utf-8", "replace") for one in values
    )
    return {
        kind
        for kind, word in words.items()
        if any(word.encode(coding) in held for coding in CODINGS)
        or json.dumps(word).strip('"').encode() in held
        or word[::-1].encode() in held
    }


def look(path: Path) -> tuple[list[ColumnRead], set[str]]:
    """Read a closed register with its key: its columns, and the sealed words that were found."""
    connection = open_copy(path, KEY)
    try:
        read, leaked = [], set()
        for table, column, values in columns(connection):
            legible = sum(is_readable(one) for one in values)
            read.append(ColumnRead(table=table, column=column, values=len(values), readable=legible))
            leaked |= found_in(values, sealed_day.WORDS)
        return read, leaked
    finally:
        connection.close()


def lived(folder: Path) -> Path:
    """A register in which the day was lived, closed."""
    office = Office(folder / "register.db")
    sealed_day.live(office)
    office.close()
    return office.path


def main() -> int:
    """Live the day, look, and tell."""
    with TemporaryDirectory() as folder:
        read, leaked = look(lived(Path(folder)))
    for one in read:
        sys.stdout.write(f"{one.table:<28} {one.column:<24} {one.values:>5}  {one.said}\n")
    texts = sum(one.values for one in read if one.table == "sealed" and one.column == "cipher")
    sys.stdout.write(f"{texts} sealed texts; {len(sealed_day.WORDS)} kinds of sealed words looked for, ")
    sys.stdout.write(f"readable: {', '.join(sorted(leaked)) or 'none'}\n")
    return 1 if leaked else 0


if __name__ == "__main__":
    sys.exit(main())
