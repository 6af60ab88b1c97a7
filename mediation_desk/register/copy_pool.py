"""Attachments on the drive of the copies: in one folder beside them, each written once and shared by all.

A sealed file is never changed and its name is random, so that a later copy needs only what is new. Copies of
the first format held theirs inside; these are still found there.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from time import time
from typing import Final

from mediation_desk.errors import DeskError
from mediation_desk.register.attachment_files import FOLDER
from mediation_desk.register.copy_manifest import MANIFEST, CopiedFile, parse_manifest, read_manifest
from mediation_desk.register.vault.whole_file import Step, new_file, sync_folder

ATTACHMENTS: Final = FOLDER
"""The folder of sealed files below a register, and below a copy of the first format."""
POOL: Final = "desk-attachments"
"""The folder of sealed files beside the copies."""
BESIDE: Final = ".part"
CHUNK: Final = 1 << 20
_A_DAY: Final = 24 * 3600


def files_below(folder: Path) -> list[Path]:
    """The attachments of a register, or none when it has no folder for them; links are not followed."""
    root = folder / ATTACHMENTS
    if not root.is_dir():
        return []
    return sorted(one for one in root.rglob("*") if one.is_file() and not one.is_symlink())


def pool_place(target: Path, name: str) -> Path:
    """Where a copy below `target` brings an attachment of this name: FAT holds 16,000 of them in a folder."""
    return target / POOL / name[:2] / name


def found(copy: Path, name: str) -> Path:
    """Where a copy's attachment of this name lies, or ought to."""
    beside = pool_place(copy.parent, name)
    places = (copy / ATTACHMENTS / name, beside, copy.parent / POOL / name)
    return next((one for one in places if one.is_file()), beside)


def standing(target: Path) -> dict[str, int]:
    """Bytes by name of what lies in the folder beside the copies, half written ones included."""
    root = target / POOL
    return {one.name: one.stat().st_size for one in _pooled(root)} if root.is_dir() else {}


def missing_in(target: Path, files: Iterable[CopiedFile]) -> list[CopiedFile]:
    """Those of the files that a copy below `target` would have to bring."""
    there = standing(target)
    return [one for one in files if there.get(one.name) != one.bytes]


def bring(source: Path, target: Path, one: CopiedFile, went: Callable[[int], None], step: Step) -> bool:
    """Bring one file to the folder beside the copies below `target`, synced, then renamed; True once there.

    False when the register's own file is gone, cut or altered: nothing is written then. Raises OSError of the
    drive, and what `went` raises.
    """
    if not _there(source, one):
        return False
    place = pool_place(target, one.name)
    for folder in (place.parent.parent, place.parent):
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
    beside = place.with_name(place.name + BESIDE)
    try:
        whole = _copy(source, beside, one, went, step)
        if whole:
            beside.replace(place)
        else:
            beside.unlink()
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    return whole


def sync_names(folder: Path) -> None:
    """Make the names in a drive's folder durable. Raises OSError."""
    try:
        sync_folder(folder)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise  # some file systems of sticks know no such call and write names through


def forget_unnamed(target: Path) -> int:
    """Delete what no copy below `target` names any more: its copies were deleted. How many files went.

    Nothing goes while one manifest cannot be read or another copy is being written there by somebody else,
    and nothing that a drive refuses.
    """
    gone = 0
    with suppress(OSError, DeskError):
        copies = list(target.iterdir())
        if any(_is_being_written(one) for one in copies):
            return 0
        known = [one for one in copies if (one / MANIFEST).exists()]
        named = {file.name for one in known for file in parse_manifest(read_manifest(one)).files}
        for one in list(_pooled(target / POOL)):
            if one.name not in named:
                Path(one.path).unlink()
                gone += 1
    return gone


def _is_being_written(one: Path) -> bool:
    """An unfinished copy, but for one that was left alone for a day: its program was killed."""
    return one.name.endswith(BESIDE) and one.is_dir() and time() - one.stat().st_mtime < _A_DAY


def _pooled(root: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(root) as listed:
        for one in listed:
            if one.is_dir(follow_symlinks=False):
                yield from _pooled(Path(one.path))
            elif one.is_file(follow_symlinks=False):
                yield one


def _there(place: Path, one: CopiedFile) -> bool:
    try:
        return not place.is_symlink() and place.is_file() and place.stat().st_size == one.bytes
    except OSError:
        return False


def _copy(source: Path, beside: Path, one: CopiedFile, went: Callable[[int], None], step: Step) -> bool:
    beside.unlink(missing_ok=True)  # left by a process that was killed
    seen = blake2b(digest_size=32)
    try:
        reading = source.open("rb")
    except OSError:
        return False
    with reading, new_file(beside) as writing:
        step("opened file")
        while True:
            try:
                chunk = reading.read(CHUNK)
            except OSError:
                return False  # the register's own disk cannot read it any more
            if not chunk:
                break
            writing.write(chunk)
            seen.update(chunk)
            step("writing file")
            went(len(chunk))
        writing.flush()
        step("syncing file")
        os.fsync(writing.fileno())
    step("wrote file")
    return seen.hexdigest() == one.digest
