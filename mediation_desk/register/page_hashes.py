"""Reading a register's file past its connection: whether every page matches the keyed hash it carries.

What SQLCipher's own `cipher_integrity_check` computes, page by page from the file: no lock is taken, nobody
waits, it can be stopped, and a damaged page is numbered. A damaged page met by the open connection instead
would spoil that connection for everybody.
"""

from __future__ import annotations

import hmac
import os
import time
from hashlib import sha512
from pathlib import Path
from typing import BinaryIO, Final

from mediation_desk.domain.backup import Progress, Proof, Tell
from mediation_desk.register.cipher_file import PAGE_BYTES
from mediation_desk.register.vault.pbkdf2 import pbkdf2_hmac
from mediation_desk.register.vault.whole_file import said

_HASH: Final = 64
"""Bytes of HMAC-SHA512 at the end of each page; the 16 before them are its initial vector."""
_SALT: Final = 16
_SALT_MASK: Final = 0x3A
_ROUNDS: Final = 2
"""As SQLCipher 4 derives the key of the hashes from the raw key."""
_CHUNK: Final = 256
"""Pages between two looks whether to stop."""
_AGAIN: Final = 3
_WAIT: Final = 0.05
"""Seconds until a page that did not match is read again: it may just have been written."""


def damaged_pages(path: Path, raw_key: bytes, tell: Tell) -> tuple[int, ...]:
    """Numbers (from 1) of the pages of the file that are not as they were written.

    Raises what `tell` raises, and DeskError for what the disk refuses.
    """
    try:
        with path.open("rb") as reading:
            _past_the_cache(reading)
            return _look(reading, raw_key, tell)
    except OSError as error:
        raise said(error) from error


def _look(reading: BinaryIO, raw_key: bytes, tell: Tell) -> tuple[int, ...]:
    salt = reading.read(_SALT)
    key = pbkdf2_hmac("sha512", raw_key, bytes(one ^ _SALT_MASK for one in salt), _ROUNDS, dklen=32)
    size = os.fstat(reading.fileno()).st_size
    found: list[int] = []
    number = 0
    reading.seek(0)
    while chunk := reading.read(_CHUNK * PAGE_BYTES):
        for begins in range(0, len(chunk), PAGE_BYTES):
            number += 1
            if not _matches(chunk[begins : begins + PAGE_BYTES], number, key):
                found.append(number)
        tell(Progress(proof=Proof.REREAD, done=min(size, number * PAGE_BYTES), total=size))
    return tuple(one for one in found if not _matches_now(reading, one, key))


def _matches(page: bytes, number: int, key: bytes) -> bool:
    """The first page begins with the salt, which is not hashed."""
    if len(page) != PAGE_BYTES:
        return False
    told = page[_SALT:] if number == 1 else page
    made = hmac.new(key, told[:-_HASH] + number.to_bytes(4, "little"), sha512).digest()
    return hmac.compare_digest(made, told[-_HASH:])


def _matches_now(reading: BinaryIO, number: int, key: bytes) -> bool:
    for _try in range(_AGAIN):
        time.sleep(_WAIT)
        reading.seek((number - 1) * PAGE_BYTES)
        page = reading.read(PAGE_BYTES)
        if not page or _matches(page, number, key):
            return True
    return False


def _past_the_cache(reading: BinaryIO) -> None:
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(reading.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
