"""Where the journal stood after the last commit, noted in this account's local state, outside the register.

A flipped bit in the write-ahead log makes SQLite drop that commit and all after it without a word, once the
program died before they were brought into the file. The mark tells at the next opening that they are missing.
It is written over in place and not synced: after a failure of the power it may be older than the register,
never newer, because the commit it tells of was synced before.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Final

from mediation_desk.register.vault.whole_file import PRIVATE

_FIELDS: Final = struct.Struct("<qd32s")
_CHECK: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Number and hash of the journal's last entry at a moment (UTC)."""

    number: int
    hash: bytes
    at: datetime


class CommitMark:
    """The mark of one register on this PC."""

    def __init__(self, state_folder: Path, register_id: str) -> None:
        self.path = state_folder / f"commit-{register_id}.mark"

    def note(self, number: int, entry_hash: bytes, at: datetime) -> None:
        """Note what was just committed. Raises OSError."""
        fields = _FIELDS.pack(number, at.timestamp(), entry_hash)
        flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
        handle = os.open(self.path, flags, PRIVATE)
        try:
            os.write(handle, fields + _check(fields))
        finally:
            os.close(handle)

    def read(self) -> Mark | None:
        """The mark; None when there is none, or one that is not as it was written."""
        try:
            told = self.path.read_bytes()
        except OSError:
            return None
        fields = told[: _FIELDS.size]
        if len(told) != _FIELDS.size + _CHECK or told[_FIELDS.size :] != _check(fields):
            return None
        number, at, entry_hash = _FIELDS.unpack(fields)
        return Mark(number=number, hash=entry_hash, at=datetime.fromtimestamp(at, UTC))


def _check(fields: bytes) -> bytes:
    return blake2b(fields, digest_size=_CHECK).digest()
