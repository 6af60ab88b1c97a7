"""The list of what a package holds, SHA-256 and path of every file in one order: to compare builds by."""

from __future__ import annotations

import hashlib
from pathlib import Path


def listed(folder: Path) -> str:
    """One line a file, as `sha256sum` writes and checks it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]
    return "".join(lines)


def digest(path: Path) -> str:
    """A file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
