"""One sealed file beside the database: a stream of 64 KiB pieces, written beside, synced, then renamed.

The file is MAGIC, the stream's header and the sealed pieces, the last one marked as such. Every piece names
the register and the attachment it belongs to, so that a file put in another's place does not open, and
neither does one that was cut short or put together anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_ABYTES,
    crypto_secretstream_xchacha20poly1305_HEADERBYTES,
    crypto_secretstream_xchacha20poly1305_init_pull,
    crypto_secretstream_xchacha20poly1305_init_push,
    crypto_secretstream_xchacha20poly1305_pull,
    crypto_secretstream_xchacha20poly1305_push,
    crypto_secretstream_xchacha20poly1305_state,
    crypto_secretstream_xchacha20poly1305_TAG_FINAL,
    crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
)
from nacl.exceptions import CryptoError

from mediation_desk.errors import DeskError
from mediation_desk.register.vault.whole_file import Step, go_on, new_file, said, sync_folder

FOLDER: Final = "attachments"
"""The folder of sealed files, in the register's own."""
MAGIC: Final = b"MDA1"
PIECE: Final = 64 * 1024
BESIDE: Final = ".new"
_SEALED_PIECE: Final = PIECE + crypto_secretstream_xchacha20poly1305_ABYTES
_FINAL, _MESSAGE = (
    crypto_secretstream_xchacha20poly1305_TAG_FINAL,
    crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
)


class Readable(Protocol):
    """What pieces are read from."""

    def read(self, size: int, /) -> bytes:
        """So many bytes, fewer at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A sealed file as it was written: bytes of its content, bytes on the disk, and BLAKE2b-256 of these."""

    bytes: int
    stored_bytes: int
    digest: str


def belongs_to(register_id: str, attachment_id: str) -> bytes:
    """What every piece of a file is bound to."""
    return f"md1.attachment {register_id} {attachment_id}".encode("ascii")


def place_of(folder: Path, name: str) -> Path:
    """Where the sealed file of this name lies; `folder` is the register's."""
    return folder / FOLDER / name


def write_sealed(place: Path, source: BinaryIO, key: bytes, bound: bytes, *, step: Step = go_on) -> Stored:
    """Seal all of `source` into `place`, whole or not at all, and on the disk when it returns.

    DeskError attachment.unreadable (the source), and what the register's disk refuses.
    """
    beside = place.with_name(place.name + BESIDE)
    try:
        place.parent.mkdir(mode=0o700, exist_ok=True)
        stored = _write(beside, source, key, bound, step)
        step("synced")
        beside.replace(place)
        step("replaced")
        sync_folder(place.parent)
        step("written")
    except BaseException as fault:
        for left in (beside, place):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        if isinstance(fault, OSError):
            raise said(fault) from fault
        raise
    return stored


def read_sealed(place: Path, key: bytes, bound: bytes) -> Iterator[bytes]:
    """The pieces of a file, each authenticated; only once the last one came was it whole.

    DeskError attachment.file_missing, attachment.file_damaged (altered, cut short or another's), disk.fault.
    """
    try:
        with place.open("rb") as reading:
            yield from pieces_of(reading, key, bound)
    except FileNotFoundError as error:
        raise DeskError("attachment.file_missing") from error
    except OSError as error:
        raise said(error) from error


def pieces_of(reading: Readable, key: bytes, bound: bytes) -> Iterator[bytes]:
    """The pieces of an open file, each authenticated. DeskError attachment.file_damaged, OSError."""
    begins = reading.read(len(MAGIC) + crypto_secretstream_xchacha20poly1305_HEADERBYTES)
    state = crypto_secretstream_xchacha20poly1305_state()
    tag = _MESSAGE
    try:
        if not begins.startswith(MAGIC):
            raise ValueError("not one of ours")
        crypto_secretstream_xchacha20poly1305_init_pull(state, begins[len(MAGIC) :], key)
        while tag != _FINAL:
            sealed = reading.read(_SEALED_PIECE)
            piece, tag = crypto_secretstream_xchacha20poly1305_pull(state, sealed, bound)
            yield piece
        if reading.read(1):
            raise ValueError("something stands behind the end")
    except (CryptoError, ValueError, TypeError) as error:
        raise DeskError("attachment.file_damaged") from error


def digest_of(place: Path) -> str:
    """BLAKE2b-256 (hex) of a file as it stands. Raises OSError."""
    seen = blake2b(digest_size=32)
    with place.open("rb") as reading:
        while piece := reading.read(1 << 20):
            seen.update(piece)
    return seen.hexdigest()


def bring_sealed(source: Path, place: Path, digest: str, *, step: Step = go_on) -> None:
    """Put a sealed file from elsewhere in the place of one that is gone or spoiled, if it has this digest.

    Written beside, synced, then renamed: a spoiled one stays until then. DeskError attachment.damaged_there
    (it is not that file), and what a disk refuses.
    """
    beside, seen = place.with_name(place.name + BESIDE), blake2b(digest_size=32)
    try:
        place.parent.mkdir(mode=0o700, exist_ok=True)
        beside.unlink(missing_ok=True)
        with source.open("rb") as reading, new_file(beside) as writing:
            while piece := reading.read(1 << 20):
                writing.write(piece)
                seen.update(piece)
                step("writing")
            writing.flush()
            os.fsync(writing.fileno())
        step("synced")
        if seen.hexdigest() != digest:
            raise DeskError("attachment.damaged_there", field="folder")
        beside.replace(place)
        step("replaced")
        sync_folder(place.parent)
    except BaseException as fault:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        if isinstance(fault, OSError):
            raise said(fault) from fault
        raise


def drop(place: Path) -> None:
    """Delete a file that no row names any more; what a disk refuses now is swept at the next opening."""
    with suppress(OSError):
        place.unlink(missing_ok=True)


def sweep(folder: Path, named: Iterable[str]) -> int:
    """Delete what no row names: a stopped process left it, or its row was destroyed. How many went.

    A disk that refuses is asked again when the register is opened next.
    """
    known, gone = set(named), 0
    with suppress(OSError):
        for one in sorted((folder / FOLDER).iterdir()):
            if one.name not in known and one.is_file() and not one.is_symlink():
                with suppress(OSError):
                    one.unlink()
                    gone += 1
    return gone


def _write(beside: Path, source: BinaryIO, key: bytes, bound: bytes, step: Step) -> Stored:
    state = crypto_secretstream_xchacha20poly1305_state()
    begins = MAGIC + crypto_secretstream_xchacha20poly1305_init_push(state, key)
    seen, content = blake2b(digest_size=32), 0
    beside.unlink(missing_ok=True)
    with new_file(beside) as writing:
        step("opened")
        writing.write(begins)
        seen.update(begins)
        piece, last = _read(source), False
        while not last:
            after = _read(source) if piece else b""
            last = not after
            tag = _FINAL if last else _MESSAGE
            sealed = crypto_secretstream_xchacha20poly1305_push(state, piece, bound, tag)
            writing.write(sealed)
            seen.update(sealed)
            content += len(piece)
            step("writing")
            piece = after
        writing.flush()
        os.fsync(writing.fileno())
        size = writing.tell()
    return Stored(bytes=content, stored_bytes=size, digest=seen.hexdigest())


def _read(source: BinaryIO) -> bytes:
    try:
        return source.read(PIECE)
    except OSError as error:
        raise DeskError("attachment.unreadable") from error
