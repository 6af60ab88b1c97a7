"""Writing a copy into a folder of its own: under a name that does not count, synced, then renamed.

A name that was taken is never taken again, so no older copy is ever written over. `step` is told the name of
each step, where tests let the disk refuse or the process die.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from mediation_desk.domain.backup import Progress, Proof, Tell
from mediation_desk.errors import DeskError
from mediation_desk.register.copy_manifest import MANIFEST, Manifest, manifest_bytes
from mediation_desk.register.copy_pool import (
    ATTACHMENTS,
    CHUNK,
    POOL,
    bring,
    found,
    pool_place,
    standing,
    sync_names,
)
from mediation_desk.register.copy_sweep import PART, sweep
from mediation_desk.register.copy_turns import earlier
from mediation_desk.register.vault.header_file import HEADER
from mediation_desk.register.vault.whole_file import Step, go_on, new_file, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is copied: the snapshot of the database, the header's text, and what the register's rows name.

    `folder` is the register's; the manifest names the attachments as they ought to be.
    """

    snapshot: Path
    header: str
    folder: Path
    manifest: Manifest
    manifest_key: bytes


def write_copy(source: Source, target: Path, name: str, tell: Tell, *, step: Step = go_on) -> Path:
    """Make the copy below `target` and return its folder, all of it on the disk.

    DeskError disk.full, register.read_only, disk.fault, copy.file_too_large, copy.drive_gone (the folder
    vanished), or what `tell` raises; the unfinished folder is then removed if the disk lets us, and never has
    a name that counts.
    """
    with _refusals(target):
        sweep(target, source.manifest.register_id)
        whole = free_name(target, name)
        part = whole.with_name(whole.name + PART)
        part.mkdir(mode=0o700)
        try:
            _fill(source, part, tell, step)
            step("renaming")
            part.rename(whole)
            sync_names(target)
            step("renamed")
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        return whole


def recopy(
    copy: Path, place: Path, manifest: Manifest, damaged: Iterable[str], tell: Tell, *, step: Step = go_on
) -> None:
    """Copy a proved copy to `place`, which must not exist; what is half written there counts for nobody.

    Its attachments come inside, but for those that were found `damaged`. Raises OSError, and what `tell`
    raises.
    """
    own = (copy / name for name in (manifest.database, HEADER, MANIFEST))
    pairs = [(one, place / one.name) for one in own]
    bad = set(damaged)
    names = [one.name for one in manifest.files if one.name not in bad]
    pairs += [(found(copy, name), place / ATTACHMENTS / name) for name in names]
    total, written = sum(one.stat().st_size for one, _there in pairs), 0

    def went(count: int) -> None:
        nonlocal written
        written += count
        tell(Progress(proof=Proof.WRITE, done=written, total=total))

    place.mkdir(mode=0o700)
    step("made")
    for one, there in pairs:
        _make_folders(place, there.parent)
        _copy(one, there, "database" if one.suffix == ".db" else "file", went, step)
    tell(Progress(proof=Proof.SYNC))
    for folder in sorted({place, *(one.parent for one in place.rglob("*"))}):
        sync_names(folder)
    sync_names(place.parent)
    step("synced")


def free_name(target: Path, name: str) -> Path:
    """The first of name, name-2, name-3 … that is not taken, finished or not."""
    number, wanted = 1, target / name
    while wanted.exists() or wanted.with_name(wanted.name + PART).exists():
        number += 1
        wanted = target / f"{name}-{number}"
    return wanted


def _fill(source: Source, part: Path, tell: Tell, step: Step) -> None:
    target, named = part.parent, source.manifest.files
    there = standing(target)
    coming = [one for one in named if there.get(one.name) != one.bytes]
    total = source.snapshot.stat().st_size + sum(one.bytes for one in coming)
    written = 0

    def went(count: int) -> None:
        nonlocal written
        written += count
        tell(Progress(proof=Proof.WRITE, done=min(written, total), total=total))

    step("made")
    _write(part / HEADER, source.header.encode("ascii"), "header", step)  # whose it is
    digest = _copy(source.snapshot, part / source.manifest.database, "database", went, step)
    own = source.folder / ATTACHMENTS
    lost = {one.name for one in coming if not bring(own / one.name, target, one, went, step)}
    proved, turn = earlier(target, source.manifest.register_id)
    proved -= {one.name for one in coming}  # gone from the drive, and brought once more
    whole = tuple(one for one in named if one.name not in lost)
    manifest = replace(
        source.manifest,
        files=whole,
        lost=tuple(one.name for one in named if one.name in lost),
        database_bytes=source.snapshot.stat().st_size,
        database_digest=digest,
        new=tuple(one.name for one in whole if one.name not in proved),
        turn=turn,
    )
    tell(Progress(proof=Proof.SYNC))
    _write(part / MANIFEST, manifest_bytes(manifest, source.manifest_key), "manifest", step)
    brought = {pool_place(target, one.name).parent for one in coming if one.name not in lost}
    pool = {target / POOL} if brought else set()
    for folder in sorted({part, *(one.parent for one in part.rglob("*")), *brought, *pool}):
        sync_names(folder)
    step("synced")


def _make_folders(root: Path, wanted: Path) -> None:
    # Never `root` itself: where a drive was pulled out, its mount point is a folder of this PC's own disk.
    for folder in reversed([wanted, *wanted.parents]):
        if folder.is_relative_to(root) and folder != root:
            folder.mkdir(mode=0o700, exist_ok=True)


def _copy(source: Path, place: Path, what: str, went: Callable[[int], None], step: Step) -> str:
    """Copy one file, synced; BLAKE2b-256 (hex) of what was written."""
    seen = blake2b(digest_size=32)
    with source.open("rb") as reading, new_file(place) as writing:
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
    with new_file(place) as writing:
        step(f"opened {what}")
        writing.write(data)
        writing.flush()
        step(f"syncing {what}")
        os.fsync(writing.fileno())
    step(f"wrote {what}")


@contextmanager
def _refusals(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENODEV, errno.ENXIO) or not target.is_dir():
            raise DeskError("copy.drive_gone") from error
        if error.errno == errno.EFBIG:
            raise DeskError("copy.file_too_large") from error
        raise said(error) from error
