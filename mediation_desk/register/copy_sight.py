"""What lies on a stick, folder by folder, as far as it can be seen without a key."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.errors import DeskError
from mediation_desk.register.copy_delete import GONE
from mediation_desk.register.copy_manifest import MANIFEST, Manifest, parse_manifest, read_manifest
from mediation_desk.register.copy_sweep import FAILED, PART
from mediation_desk.register.copy_turns import was_proved
from mediation_desk.register.vault.header_file import read_header

_NAME = re.compile(r"(desk-(\d{8}-\d{6})(?:-\d+)?)(\.[a-z]+(?:-\d+)?)?")


class SightKind(StrEnum):
    """What the name and the manifest of a folder say of it."""

    WHOLE = "whole"
    FAILED = "failed"
    PART = "part"
    GONE = "gone"
    REMNANT = "remnant"
    """A copy's name without a manifest: half deleted."""
    UNREADABLE = "unreadable"
    """A manifest that is damaged, or of a newer program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One folder. `base` is the copy's name without what was added to it.

    `register_id` is empty when nothing in it tells whose it is. `touched` is when it was made, or written to
    last if that was later. `proved` when a note beside its manifest says that it was proved where it lies.
    """

    name: str
    base: str
    kind: SightKind
    register_id: str
    touched: datetime
    manifest: Manifest | None = None
    proved: bool = False


def sights(target: Path) -> tuple[Sight, ...]:
    """Every folder with a copy's name below `target`, by name. Raises OSError of the drive."""
    folders = sorted(one for one in target.iterdir() if one.is_dir() and not one.is_symlink())
    return tuple(
        _sight(one, named.group(1), named.group(2), named.group(3) or "")
        for one in folders
        for named in [_NAME.fullmatch(one.name)]
        if named
    )


def _sight(folder: Path, base: str, moment: str, added: str) -> Sight:
    manifest = _manifest(folder)
    if manifest is not None:
        kind = SightKind.WHOLE
    else:
        kind = SightKind.UNREADABLE if (folder / MANIFEST).exists() else SightKind.REMNANT
    for ending, meant in ((PART, SightKind.PART), (FAILED, SightKind.FAILED), (GONE, SightKind.GONE)):
        if added.startswith(ending):
            kind = meant
    if added and kind in (SightKind.WHOLE, SightKind.REMNANT):
        kind = SightKind.UNREADABLE  # an ending that another program gave it
    return Sight(
        name=folder.name,
        base=base,
        kind=kind,
        register_id=manifest.register_id if manifest else _register_id(folder),
        touched=max(_moment(moment), _written(folder)) if kind is not SightKind.WHOLE else _moment(moment),
        manifest=manifest,
        proved=manifest is not None and was_proved(folder),
    )


def _manifest(folder: Path) -> Manifest | None:
    with suppress(DeskError, OSError):
        return parse_manifest(read_manifest(folder))
    return None


def _register_id(folder: Path) -> str:
    with suppress(DeskError, OSError):
        return read_header(folder).register_id
    return ""


def _moment(named: str) -> datetime:
    try:
        return datetime.strptime(named, "%Y%m%d-%H%M%S").replace(tzinfo=SHANGHAI)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def _written(folder: Path) -> datetime:
    return datetime.fromtimestamp(folder.stat().st_mtime, UTC)
