"""Writing a copy into a folder of its own: under a name that does not count, synced, then renamed.

A name that was taken is never taken again, so no older copy is ever written over. `step` is told the name of
each step, where tests let the disk refuse or the process die.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, Final

from mediation_desk.domain.backup import Progress, Proof, Tell
from mediation_desk.errors import DeskError
from mediation_desk.register.copy_manifest import MANIFEST, CopiedFile, Manifest, manifest_bytes
from mediation_desk.register.vault.header_file import HEADER
from mediation_desk.register.vault.whole_file import PRIVATE, Step, go_on, said, sync_folder

ATTACHMENTS: Final = "attachments"
PART, FAILED = ".part", ".failed"
CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is copied: the snapshot of the database, the header's text, and the register's folder."""

    snapshot: Path
    header: str
    folder: Path
    manifest: Manifest
    manifest_key: bytes


def write_copy(source: Source, target: Path, name: str, tell: Tell, *, step: Step = go_on) -> Path:
    """Make the copy below `target` and return its folder, all of it on the disk.

    DeskError disk.full, register.read_only, disk.fault, copy.drive_gone (the folder vanished), or what `tell`
    raises; the unfinished folder is then removed if the disk lets us, and never has a name that counts.
    """
    with _refusals(target):
        whole = free_name(target, name)
        part = whole.with_name(whole.name + PART)
        shutil.rmtree(part, ignore_errors=True)  # left by a process that was killed in this very second
        part.mkdir(mode=0o700)
        try:
            _fill(source, part, tell, step)
            step("renaming")
            part.rename(whole)
            _sync(target)
            step("renamed")
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        return whole


def recopy(copy: Path, place: Path, tell: Tell, *, step: Step = go_on) -> None:
    """Copy a proved copy to `place`, which must not exist; what is half written there counts for nobody.

    Raises OSError, and what `tell` raises.
    """
    found = sorted(one for one in copy.rglob("*") if one.is_file() and not one.is_symlink())
    total, written = sum(one.stat().st_size for one in found), 0

    def went(count: int) -> None:
        nonlocal written
        written += count
        tell(Progress(proof=Proof.WRITE, done=written, total=total))

    place.mkdir(mode=0o700)
    step("made")
    for one in found:
        there = place / one.relative_to(copy)
        _make_folders(place, there.parent)
        _copy(one, there, "database" if one.suffix == ".db" else "file", went, step)
    tell(Progress(proof=Proof.SYNC))
    for folder in sorted({place, *(one.parent for one in place.rglob("*"))}):
        _sync(folder)
    _sync(place.parent)
    step("synced")


def set_failed(copy: Path) -> None:
    """Keep a copy that was not proved aside, under a name that does not count; a drive may be gone."""
    with suppress(OSError):
        copy.rename(free_name(copy.parent, copy.name + FAILED))


def files_below(folder: Path) -> list[Path]:
    """The attachments of a register, or none when it has no folder for them; links are not followed."""
    root = folder / ATTACHMENTS
    if not root.is_dir():
        return []
    return sorted(one for one in root.rglob("*") if one.is_file() and not one.is_symlink())


def free_name(target: Path, name: str) -> Path:
    """The first of name, name-2, name-3 … that is not taken, finished or not."""
    number, wanted = 1, target / name
    while wanted.exists():
        number += 1
        wanted = target / f"{name}-{number}"
    return wanted


def _fill(source: Source, part: Path, tell: Tell, step: Step) -> None:
    found = files_below(source.folder)
    total = source.snapshot.stat().st_size + sum(one.stat().st_size for one in found)
    written = 0

    def went(count: int) -> None:
        nonlocal written
        written += count
        tell(Progress(proof=Proof.WRITE, done=written, total=total))

    step("made")
    files = []
    _copy(source.snapshot, part / source.manifest.database, "database", went, step)
    for one in found:
        name = one.relative_to(source.folder / ATTACHMENTS).as_posix()
        place = part / ATTACHMENTS / name
        _make_folders(part, place.parent)
        content = _copy(one, place, "file", went, step)
        files.append(CopiedFile(name=name, bytes=place.stat().st_size, digest=content))
    manifest = replace(source.manifest, files=tuple(files), database_bytes=source.snapshot.stat().st_size)
    tell(Progress(proof=Proof.SYNC))
    _write(part / HEADER, source.header.encode("ascii"), "header", step)
    _write(part / MANIFEST, manifest_bytes(manifest, source.manifest_key), "manifest", step)
    for folder in sorted({part, *(one.parent for one in part.rglob("*"))}):
        _sync(folder)
    step("synced")


def _make_folders(root: Path, wanted: Path) -> None:
    # Never `root` itself: where a drive was pulled out, its mount point is a folder of this PC's own disk.
    for folder in reversed([wanted, *wanted.parents]):
        if folder.is_relative_to(root) and folder != root:
            folder.mkdir(mode=0o700, exist_ok=True)


def _copy(source: Path, place: Path, what: str, went: Callable[[int], None], step: Step) -> str:
    seen = blake2b(digest_size=32)
    with source.open("rb") as reading, _new(place) as writing:
        step(f"opened {what}")
        while chunk := reading.read(CHUNK):
            writing.write(chunk)
            seen.update(chunk)
            step(f"writing {what}")
            went(len(chunk))
        writing.flush()
        step(f"syncing {what}")
        os.fsync(writing.fileno())
    step(f"wrote {what}")
    return seen.hexdigest()


def _write(place: Path, data: bytes, what: str, step: Step) -> None:
    with _new(place) as writing:
        step(f"opened {what}")
        writing.write(data)
        writing.flush()
        step(f"syncing {what}")
        os.fsync(writing.fileno())
    step(f"wrote {what}")


def _new(place: Path) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(place, flags, PRIVATE), "wb")


def _sync(folder: Path) -> None:
    try:
        sync_folder(folder)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise  # some file systems of sticks know no such call and write names through


@contextmanager
def _refusals(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENODEV, errno.ENXIO) or not target.is_dir():
            raise DeskError("copy.drive_gone") from error
        raise said(error) from error
