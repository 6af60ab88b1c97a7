"""Writing a copy into a folder of its own: under a name that does not count, synced, then renamed.

A name that was taken is never taken again, so no older copy is ever written over. `step` is told the name of
each step, where tests let the disk refuse or the process die.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from mediation_desk.domain.backup import Progress, Proof, Tell
from mediation_desk.errors import DeskError
from mediation_desk.register.copy_manifest import MANIFEST, Manifest, manifest_bytes
from mediation_desk.register.copy_pool import ATTACHMENTS, CHUNK, POOL, bring, found, sync_names
from mediation_desk.register.vault.header_file import HEADER
from mediation_desk.register.vault.whole_file import Step, go_on, new_file, said

PART, FAILED = ".part", ".failed"


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


def set_failed(copy: Path) -> None:
    """Keep a copy that was not proved aside, under a name that does not count; a drive may be gone."""
    with suppress(OSError):
        copy.rename(free_name(copy.parent, copy.name + FAILED))


def free_name(target: Path, name: str) -> Path:
    """The first of name, name-2, name-3 … that is not taken, finished or not."""
    number, wanted = 1, target / name
    while wanted.exists():
        number += 1
        wanted = target / f"{name}-{number}"
    return wanted


def _fill(source: Source, part: Path, tell: Tell, step: Step) -> None:
    named = source.manifest.files
    total = source.snapshot.stat().st_size + sum(one.bytes for one in named)
    written = 0

    def went(count: int) -> None:
        nonlocal written
        written += count
        tell(Progress(proof=Proof.WRITE, done=written, total=total))

    step("made")
    _copy(source.snapshot, part / source.manifest.database, "database", went, step)
    own = source.folder / ATTACHMENTS
    whole = tuple(one for one in named if bring(own / one.name, part.parent, one, went, step))
    manifest = replace(
        source.manifest,
        files=whole,
        lost=tuple(one.name for one in named if one not in whole),
        database_bytes=source.snapshot.stat().st_size,
    )
    tell(Progress(proof=Proof.SYNC))
    _write(part / HEADER, source.header.encode("ascii"), "header", step)
    _write(part / MANIFEST, manifest_bytes(manifest, source.manifest_key), "manifest", step)
    pool = part.parent / POOL
    for folder in sorted({part, *(one.parent for one in part.rglob("*")), *((pool,) if whole else ())}):
        sync_names(folder)
    step("synced")


def _make_folders(root: Path, wanted: Path) -> None:
    # Never `root` itself: where a drive was pulled out, its mount point is a folder of this PC's own disk.
    for folder in reversed([wanted, *wanted.parents]):
        if folder.is_relative_to(root) and folder != root:
            folder.mkdir(mode=0o700, exist_ok=True)


def _copy(source: Path, place: Path, what: str, went: Callable[[int], None], step: Step) -> None:
    with source.open("rb") as reading, new_file(place) as writing:
        step(f"opened {what}")
        while chunk := reading.read(CHUNK):
            writing.write(chunk)
            step(f"writing {what}")
            went(len(chunk))
        writing.flush()
        step(f"syncing {what}")
        os.fsync(writing.fileno())
    step(f"wrote {what}")


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
        raise said(error) from error
