"""Every module of a package by its dotted name, found on the disk: some of ours are imported by name only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def modules_of(package: Path, leave_out: Sequence[str] = ()) -> list[str]:
    """Dotted names of all modules below `package`, sorted; `leave_out` names folders from its parent on."""
    found = []
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package.parent)
        if any(place.is_relative_to(folder) for folder in leave_out):
            continue
        parts = place.with_suffix("").parts
        found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found
