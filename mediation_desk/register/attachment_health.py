"""Whether sealed files are there as their rows say; told by count, never by name."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mediation_desk.domain.backup import Progress, Proof, Tell
from mediation_desk.register import attachments
from mediation_desk.register.attachment_files import FOLDER, digest_of, place_of
from mediation_desk.register.records import Records

SAMPLE = 6
"""Files of which every byte is read whenever somebody looks; the next ones each day."""
SAMPLE_BYTES = 4 * 1024 * 1024
"""The most that is read of them: a few milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """One sealed file as its row says it must be: bytes and BLAKE2b-256 (hex)."""

    place: Path
    bytes: int
    digest: str


def sealed_files(records: Records) -> tuple[SealedFile, ...]:
    """Every sealed file a row names."""
    return tuple(
        SealedFile(place=place_of(records.folder, name), bytes=size, digest=digest)
        for _id, name, size, digest in attachments.stored(records)
    )


def look(records: Records) -> tuple[int, int, int]:
    """(files, missing, altered): all are looked for, a few of them, others each day, are read whole."""
    named = sealed_files(records)
    there = _there(records.folder / FOLDER)
    present = [one for one in named if one.place.name in there]
    altered = altered_of(_sample(present, records.today.toordinal()))
    return len(named), len(named) - len(present), altered


def read_all(files: Iterable[SealedFile], tell: Tell) -> int:
    """How many are gone or not as they were written; every byte is read. Raises what `tell` raises."""
    every = tuple(files)
    total, done, wrong = sum(one.bytes for one in every), 0, 0
    for one in every:
        tell(Progress(proof=Proof.FILES, done=done, total=total))
        wrong += altered_of((one,))
        done += one.bytes
    return wrong


def altered_of(files: Iterable[SealedFile]) -> int:
    """How many of these are gone, cut short or altered."""
    return sum(not _as_written(one) for one in files)


def _as_written(one: SealedFile) -> bool:
    try:
        return digest_of(one.place) == one.digest
    except OSError:
        return False


def _there(folder: Path) -> frozenset[str]:
    try:
        with os.scandir(folder) as found:
            return frozenset(one.name for one in found)
    except OSError:
        return frozenset()


def _sample(files: list[SealedFile], turn: int) -> list[SealedFile]:
    if not files:
        return []
    first = turn * SAMPLE % len(files)
    chosen: list[SealedFile] = []
    room = SAMPLE_BYTES
    for one in (files[first:] + files[:first])[:SAMPLE]:
        if one.bytes <= room:
            chosen.append(one)
            room -= one.bytes
    return chosen
