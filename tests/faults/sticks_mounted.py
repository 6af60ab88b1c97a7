"""Sticks of other file systems, from images: FAT32, exFAT and NTFS, where root and the tools are there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KINDS = ("FAT32", "exFAT", "NTFS")
SIZE = 96 * 1024 * 1024
MAKE = {
    "FAT32": ["mkfs.vfat", "-F", "32", "-s", "1"],
    "exFAT": ["mkfs.exfat"],
    "NTFS": ["mkfs.ntfs", "-F", "-Q", "-q"],
}
NEEDED = {"FAT32": ("fusefat",), "exFAT": ("losetup", "mount.exfat-fuse"), "NTFS": ("mount", "ntfs-3g")}


def missing(kind: str) -> str:
    """Why a stick of this kind cannot be mounted here; empty when it can be tried."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root on Linux may mount an image"
    if not Path("/dev/fuse").exists():
        return "there is no /dev/fuse"
    absent = [name for name in (MAKE[kind][0], *NEEDED[kind]) if not _tool(name)]
    return f"not installed: {', '.join(absent)}" if absent else ""


def image(kind: str, path: Path) -> Path:
    """An empty file system of this kind in a file."""
    with path.open("wb") as file:
        file.truncate(SIZE)
    _run(_tool(MAKE[kind][0]), *MAKE[kind][1:], str(path))
    return path


@contextmanager
def mounted(kind: str, path: Path, at: Path) -> Iterator[Path]:
    """The image mounted at a folder while the block lasts. CalledProcessError where it is refused."""
    at.mkdir(exist_ok=True)
    loop = ""
    if kind == "FAT32":
        try:
            _run(_tool("mount"), "-t", "vfat", "-o", "loop", str(path), str(at))
        except subprocess.CalledProcessError:  # no such module in this kernel
            _run(_tool("fusefat"), "-o", "rw+", str(path), str(at))
    elif kind == "NTFS":
        _run(_tool("mount"), "-t", "ntfs", "-o", "loop", str(path), str(at))
    else:
        loop = _run(_tool("losetup"), "-f", "--show", str(path)).strip()
        try:
            _run(_tool("mount.exfat-fuse"), loop, str(at))
        except subprocess.CalledProcessError:
            _run(_tool("losetup"), "-d", loop)
            raise
    try:
        yield at
    finally:
        _run(_tool("umount"), str(at))
        if loop:
            _run(_tool("losetup"), "-d", loop)


def loses_folders(stick: Path) -> bool:
    """Whether what lies in a folder is gone once the folder was renamed: fusefat 0.1 does that."""
    before, after = stick / "probe.part", stick / "probe"
    before.mkdir()
    (before / "file").write_bytes(b"content")
    before.rename(after)
    lost = not (after / "file").is_file()
    shutil.rmtree(after, ignore_errors=True)
    return lost


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _tool(name: str) -> str:
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin") or ""
