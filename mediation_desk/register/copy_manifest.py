"""The manifest beside a copy: what it holds, counted when it was made, with a MAC of the register key.

It is read before its MAC can be: whoever had the stick in hand may have written anything there.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from nacl.bindings import sodium_memcmp

from mediation_desk.errors import DeskError
from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.derive import Label, digest
from mediation_desk.register.vault.whole_file import read_most

MANIFEST: Final = "manifest.json"
FORMAT: Final = 3
"""1 held its attachments inside the copy, 2 has them beside the copies, 3 tells what the
bytes of the database were and which attachments were new."""
MOST_BYTES: Final = 64 * 1024 * 1024
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,99}")
"""An attachment's name: never a way to another folder."""
_YEARS = range(2000, 2200)
"""Of a copy's moment: each can be told in every time zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedFile:
    """An attachment: its name in the folder of attachments, bytes and BLAKE2b-256 of the sealed file."""

    name: str
    bytes: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a copy was when it was made: rows per table, the journal's last number and hash, its files.

    `anchor` is the journal's signed anchor of that moment, as one line of text; empty when there is none.
    `lost` names attachments that the register itself had no longer whole when the copy was made.
    `destroyed` are ids of cases destroyed by then: an older copy put back must not bring them back unnoticed.
    `database_digest` is BLAKE2b-256 of the database's file. `new` names the attachments that no proved copy
    on that drive named yet, and `turn` counts the copies there: the older ones are read back by shares.
    """

    register_id: str
    generation: int
    epoch: int
    made_at: datetime
    database: str
    database_bytes: int
    counts: tuple[tuple[str, int], ...]
    entries: int
    head: str
    anchor: str
    files: tuple[CopiedFile, ...]
    lost: tuple[str, ...] = ()
    format: int = FORMAT
    destroyed: tuple[str, ...] = ()
    database_digest: str = ""
    new: tuple[str, ...] = ()
    turn: int = 0

    @property
    def bytes(self) -> int:
        """Database and attachments together."""
        return self.database_bytes + sum(one.bytes for one in self.files)


def manifest_bytes(manifest: Manifest, key: bytes) -> bytes:
    """The file's content; `key` is the register's manifest key."""
    fields = _fields(manifest)
    return canonical({**fields, "mac": digest(canonical(fields), Label.MANIFEST, key=key).hex()})


def read_manifest(copy: Path) -> bytes:
    """The bytes of a copy's manifest, hardly more than one can have. Raises OSError."""
    return read_most(copy / MANIFEST, MOST_BYTES)


def parse_manifest(data: bytes) -> Manifest:
    """What the manifest says. DeskError `copy.damaged`; whether it is ours is shown by `check_manifest`."""
    if len(data) > MOST_BYTES:
        raise DeskError("copy.damaged")
    try:
        told = json.loads(data)
        if told["format"] > FORMAT:
            raise DeskError("copy.newer")
        return _read(told)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise DeskError("copy.damaged") from error


def check_manifest(data: bytes, manifest: Manifest, key: bytes) -> None:
    """Refuse a manifest in which one byte is not as it was written (DeskError `copy.damaged`)."""
    if not sodium_memcmp(digest(data, Label.CHECKSUM), digest(manifest_bytes(manifest, key), Label.CHECKSUM)):
        raise DeskError("copy.damaged")


def _fields(manifest: Manifest) -> dict[str, object]:
    later: dict[str, object] = {"lost": list(manifest.lost)} if manifest.format > 1 else {}
    if manifest.format > 2:
        later |= {
            "database_digest": manifest.database_digest,
            "new": list(manifest.new),
            "turn": manifest.turn,
        }
    if manifest.destroyed:  # copies made before there were any tell of none
        later["destroyed"] = list(manifest.destroyed)
    return {
        **later,
        "format": manifest.format,
        "register_id": manifest.register_id,
        "generation": manifest.generation,
        "epoch": manifest.epoch,
        "made_at": manifest.made_at.astimezone(UTC).isoformat(),
        "database": manifest.database,
        "database_bytes": manifest.database_bytes,
        "counts": [[table, rows] for table, rows in manifest.counts],
        "entries": manifest.entries,
        "head": manifest.head,
        "anchor": manifest.anchor,
        "files": [[one.name, one.bytes, one.digest] for one in manifest.files],
    }


def _read(told: dict[str, Any]) -> Manifest:
    made = datetime.fromisoformat(told["made_at"])
    if made.tzinfo is None:
        raise ValueError("a moment without its zone")
    if made.year not in _YEARS:
        raise ValueError("no moment of ours")
    files = tuple(CopiedFile(name=str(n), bytes=int(b), digest=str(d)) for n, b, d in told["files"])
    if not all(_NAME.fullmatch(one.name) and one.bytes >= 0 for one in files):
        raise ValueError("no attachment of ours")
    return Manifest(
        register_id=str(told["register_id"]),
        generation=int(told["generation"]),
        epoch=int(told["epoch"]),
        made_at=made,
        database=str(told["database"]),
        database_bytes=int(told["database_bytes"]),
        counts=tuple((str(table), int(rows)) for table, rows in told["counts"]),
        entries=int(told["entries"]),
        head=str(told["head"]),
        anchor=str(told["anchor"]),
        files=files,
        lost=tuple(str(one) for one in told.get("lost", ())),
        format=int(told["format"]),
        destroyed=tuple(str(one) for one in told.get("destroyed", ())),
        database_digest=str(told["database_digest"]) if told["format"] > 2 else "",
        new=tuple(str(one) for one in told["new"]) if told["format"] > 2 else (),
        turn=int(told["turn"]) if told["format"] > 2 else 0,
    )
