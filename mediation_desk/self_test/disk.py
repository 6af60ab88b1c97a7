"""What lies on the disk: nobody's name in any file, and a register that refuses one altered byte."""

from __future__ import annotations

import shutil
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def traces(folder: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    """Files below `folder` that hold, or are called by, one of the names in any of the usual encodings."""
    sought = [name.encode(encoding) for name in names for encoding in ENCODINGS]
    found = []
    for path in sorted(folder.rglob("*")):
        here = any(name in path.name for name in names)
        if here or (path.is_file() and holds(path.read_bytes(), sought)):
            found.append(path.name)
    return tuple(found)


def holds(content: bytes, sought: list[bytes]) -> bool:
    """Whether one of the byte strings is in the content."""
    return any(one in content for one in sought)


def altered_copy(folder: Path, to: Path, name: str, place: float) -> Path:
    """A copy of a register's folder with one byte of one file turned over, at a share of its length."""
    shutil.copytree(folder, to)
    path = to / name
    content = bytearray(path.read_bytes())
    content[int(len(content) * place)] ^= 0xFF
    path.write_bytes(content)
    return to
