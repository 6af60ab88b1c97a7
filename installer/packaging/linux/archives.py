"""Tar archives whose bytes depend on what is in them alone: sorted, without owners, one time for all."""

from __future__ import annotations

import shutil
import tarfile
from pathlib import Path


def pack(folder: Path, archive: Path, moment: int) -> None:
    """Everything below `folder` as a .tar.xz; `moment` (seconds since 1970) is every entry's time."""

    def plain(one: tarfile.TarInfo) -> tarfile.TarInfo:
        one.uid = one.gid = 0
        one.uname = one.gname = "root"
        one.mtime = moment
        one.mode = 0o755 if one.isdir() or one.mode & 0o100 else 0o644
        return one

    archive.parent.mkdir(parents=True, exist_ok=True)
    part = archive.with_name(archive.name + ".part")
    with tarfile.open(part, "w:xz", format=tarfile.GNU_FORMAT, preset=6) as tar:
        for path in sorted(folder.rglob("*")):
            tar.add(path, str(path.relative_to(folder)), recursive=False, filter=plain)
    part.replace(archive)


def unpack(archive: Path, folder: Path) -> None:
    """Lay an archive out below a folder, which is emptied first.

    Python's own guard against names that lead out of it is put on where it has one (3.11.4; Debian 12 has
    3.11.2): what is unpacked here was made here, or its hash was compared.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tarfile.open(archive) as tar:
        tar.extraction_filter = getattr(tarfile, "tar_filter", lambda member, _path: member)
        tar.extractall(folder)
