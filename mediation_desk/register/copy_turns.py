"""What a drive's earlier copies tell a new one: what was proved there already, and whose turn it is.

Every attachment is opened with its key in the copy that brings it. Afterwards each copy reads back one share
of the older ones, so that SHARES copies one after another on a drive have read all of it; a copy that is
restored or verified is read back whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final
from zlib import crc32

from mediation_desk.errors import DeskError
from mediation_desk.register.copy_manifest import Manifest, parse_manifest, read_manifest
from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.derive import Label, digest
from mediation_desk.register.vault.whole_file import new_file, read_most

SHARES: Final = 30
PROVED: Final = "proved.json"
"""Stands in a copy that was proved where it lies, and names its manifest's checksum."""


def is_due(manifest: Manifest, name: str) -> bool:
    """Whether this copy reads an attachment back: a new one, or one of the share whose turn it is."""
    return name in manifest.new or crc32(name.encode()) % SHARES == manifest.turn % SHARES


def mark_proved(copy: Path) -> None:
    """Note beside its manifest that the copy was proved; a drive that refuses has it read anew next time."""
    with suppress(OSError), new_file(copy / PROVED) as writing:
        writing.write(_mark(read_manifest(copy)))


def was_proved(copy: Path) -> bool:
    """Whether the copy was proved where it lies after it was written; older programs left no such note."""
    try:
        return read_most(copy / PROVED, 1000) == _mark(read_manifest(copy))
    except OSError:
        return False


def earlier(target: Path, register_id: str) -> tuple[set[str], int]:
    """Names of the attachments that proved copies of this register on the drive hold, and the next turn."""
    names, turn = set[str](), 0
    for copy, manifest in _manifests(target):
        if manifest.register_id == register_id and was_proved(copy):
            names |= {one.name for one in manifest.files}
            turn = max(turn, manifest.turn)
    return names, turn + 1


def _manifests(target: Path) -> Iterator[tuple[Path, Manifest]]:
    with suppress(OSError):
        for copy in sorted(target.iterdir()):
            with suppress(OSError, DeskError):
                yield copy, parse_manifest(read_manifest(copy))


def _mark(manifest: bytes) -> bytes:
    return canonical({"manifest": digest(manifest, Label.CHECKSUM).hex()})
