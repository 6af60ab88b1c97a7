"""What a copy of a damaged database lacks: pages cut off its end, or that hold nothing but zeros.

SQLCipher takes a page of zeros for one that was never written and hands out zeros for it. As the continuation
of a long text they would be read for true. So each such page is filled with what no keyed hash fits, and is
refused like any other that is damaged.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.errors import DeskError
from mediation_desk.register.cipher_file import PAGE_BYTES, open_copy
from mediation_desk.register.vault.whole_file import said

SPOILED: Final = b"\xff" * PAGE_BYTES
LOCK_PAGE: Final = 0x40000000 // PAGE_BYTES
"""The one page (from 0) SQLite never writes."""
_DOUBLINGS: Final = 4


def lengthen(path: Path, raw_key: bytes) -> None:
    """Give a copy that was cut off the length its first page tells, so that what is left of it can be read.

    SQLite opens no file that is shorter than that. One that opens, or does not open at any length up to
    sixteen times its own, stays as it is. DeskError as the disk refuses.
    """
    size = path.stat().st_size
    if size < PAGE_BYTES or _pages(path, raw_key):
        return
    try:
        for doubled in range(1, _DOUBLINGS + 1):
            os.truncate(path, size << doubled)
            if pages := _pages(path, raw_key):
                os.truncate(path, pages * PAGE_BYTES)
                return
        os.truncate(path, size)
    except OSError as error:
        raise said(error) from error


def spoil_zeros(path: Path) -> None:
    """Fill every page of zeros of a copy with what fits no hash. DeskError as the disk refuses."""
    nothing = bytes(PAGE_BYTES)
    try:
        with path.open("r+b") as file:
            number = 0
            while page := file.read(PAGE_BYTES):
                if page == nothing and number != LOCK_PAGE:
                    file.seek(number * PAGE_BYTES)
                    file.write(SPOILED)
                number += 1
    except OSError as error:
        raise said(error) from error


def _pages(path: Path, raw_key: bytes) -> int:
    """How many pages it says it has; 0 when it does not open."""
    try:
        connection = open_copy(path, raw_key)
    except (DeskError, sqlcipher.DatabaseError):
        return 0
    try:
        return int(connection.execute("PRAGMA page_count").fetchone()[0])
    except sqlcipher.DatabaseError:
        return 0
    finally:
        connection.close()
