"""Attachments of a copy read back from its drive: opened with their keys, or held against their digests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from mediation_desk.domain.backup import Progress, Proof, Tell
from mediation_desk.errors import DeskError
from mediation_desk.register.attachment_files import pieces_of
from mediation_desk.register.copy_manifest import MANIFEST, CopiedFile, Manifest
from mediation_desk.register.copy_pool import ATTACHMENTS, CHUNK, files_below, found
from mediation_desk.register.file_keys import FileKey
from mediation_desk.register.reread import past_memory


def damaged_files(
    folder: Path,
    manifest: Manifest,
    wanted: Sequence[CopiedFile],
    opened: Mapping[str, FileKey],
    tell: Tell,
    *,
    memory: bool,
) -> tuple[str, ...]:
    """Names of those that are gone, cut or altered; those in `opened` are also decrypted to their end.

    `memory` is said in every progress. DeskError copy.damaged (a file was put in), copy.drive_gone, and what
    `tell` raises.
    """
    inside = {one.relative_to(folder / ATTACHMENTS).as_posix() for one in files_below(folder)}
    if inside - {one.name for one in manifest.files}:
        raise DeskError("copy.damaged")
    total = sum(one.bytes for one in wanted)
    before, damaged = 0, []

    def went(count: int) -> None:
        done = min(before + count, total)
        tell(Progress(proof=Proof.FILES, done=done, total=total, from_memory=memory))

    went(0)
    for one in wanted:
        if not _is_whole(found(folder, one.name), one, opened.get(one.name), went):
            damaged.append(one.name)
        before += one.bytes
    if damaged and not (folder / MANIFEST).is_file():
        raise DeskError("copy.drive_gone")
    return tuple(damaged)


def _is_whole(place: Path, one: CopiedFile, key: FileKey | None, went: Callable[[int], None]) -> bool:
    try:
        with past_memory(place) as (reading, _memory):
            seen = _Seen(reading, went)
            pieces = pieces_of(seen, key.key, key.bound) if key else iter(lambda: seen.read(CHUNK), b"")
            for _piece in pieces:
                pass
    except OSError:
        return False
    except DeskError as refused:
        if refused.key != "attachment.file_damaged":
            raise
        return False
    return (seen.count, seen.hash.hexdigest()) == (one.bytes, one.digest)


class _Seen:
    """Counts and hashes what is read through it."""

    def __init__(self, reading: BinaryIO, went: Callable[[int], None]) -> None:
        self._reading, self._went = reading, went
        self.hash, self.count = blake2b(digest_size=32), 0

    def read(self, size: int, /) -> bytes:
        """So many bytes, fewer at the end."""
        chunk = self._reading.read(size)
        self.hash.update(chunk)
        before, self.count = self.count, self.count + len(chunk)
        if before // CHUNK != self.count // CHUNK or not chunk:
            self._went(self.count)
        return chunk
