"""A full look at a damaged register: pages, structure, links, journal, protections, files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mediation_desk.domain.damage import Area, Harm, Hurt, Rescue, RescueProgress, TellRescue
from mediation_desk.register import log_recovery, salvage_index
from mediation_desk.register.attachment_files import digest_of, place_of
from mediation_desk.register.cipher_file import PAGE_BYTES
from mediation_desk.register.damaged_file import DamagedFile, UnreadableError
from mediation_desk.register.salvage_fill import ordinary_tables
from mediation_desk.register.salvage_read import quoted, shape_of
from mediation_desk.register.table_areas import area_of
from mediation_desk.register.triggers import TRIGGERS


def look(
    path: Path, raw_key: bytes, register_id: str, folder: Path, known: int, tell: TellRescue
) -> tuple[Hurt, ...]:
    """What is wrong with a copy without a log at `path`; nothing when it is whole.

    `folder` is the register's, for its attachments; `known` the last journal number noted outside.
    """
    damaged = DamagedFile(path, raw_key)
    try:
        return tuple(
            one
            for found in (
                _pages(damaged, path, tell),
                _areas(damaged, tell),
                _structure(damaged, tell),
                _journal(damaged, register_id, known, tell),
                _triggers(damaged),
                _files(damaged, folder, tell),
            )
            for one in found
        )
    finally:
        damaged.close()


def _pages(damaged: DamagedFile, path: Path, tell: TellRescue) -> Iterator[Hurt]:
    tell(RescueProgress(step=Rescue.PAGES))
    bad = len(damaged.all("PRAGMA cipher_integrity_check"))
    if bad:
        yield Hurt(harm=Harm.PAGES, n=bad, of=path.stat().st_size // PAGE_BYTES)


def _areas(damaged: DamagedFile, tell: TellRescue) -> Iterator[Hurt]:
    """Areas with a table, or an index of one, that cannot be read from end to end."""
    tables, hurt = list(ordinary_tables()), set()
    for number, table in enumerate(tables):
        tell(RescueProgress(step=Rescue.READ, done=number, total=len(tables)))
        shape = shape_of(damaged.all(f"PRAGMA table_info({quoted(table)})"), table)
        if not shape.columns or not _readable(damaged, table):
            hurt.add(area_of(table))
            continue
        for index in salvage_index.indexes_of(damaged, shape):
            for _entry in index.entries():
                pass
            if not index.whole:
                hurt.add(area_of(table))
    yield from (Hurt(harm=Harm.AREA, area=area) for area in Area if area in hurt)


def _readable(damaged: DamagedFile, table: str) -> bool:
    try:
        for _row in damaged.rows(f"SELECT * FROM {quoted(table)} NOT INDEXED"):  # noqa: S608 -- our own tables
            pass
    except UnreadableError:
        return False
    return True


def _structure(damaged: DamagedFile, tell: TellRescue) -> Iterator[Hurt]:
    tell(RescueProgress(step=Rescue.STRUCTURE))
    faults = log_recovery.structure(damaged)
    if faults:
        yield Hurt(harm=Harm.STRUCTURE, n=faults)
    try:
        loose = sum(1 for _row in damaged.rows("PRAGMA foreign_key_check"))
    except UnreadableError:
        return  # said with its pages
    if loose:
        yield Hurt(harm=Harm.LINKS, n=loose)


def _journal(damaged: DamagedFile, register_id: str, known: int, tell: TellRescue) -> Iterator[Hurt]:
    tell(RescueProgress(step=Rescue.JOURNAL))
    reached, seen = log_recovery.chain(damaged, register_id)
    if reached < seen:
        yield Hurt(harm=Harm.JOURNAL_BROKEN, n=reached + 1, of=seen)
    if max(reached, seen) < known:
        yield Hurt(harm=Harm.JOURNAL_SHORT, n=max(reached, seen), of=known)


def _triggers(damaged: DamagedFile) -> Iterator[Hurt]:
    found = dict(damaged.all("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    every = found.keys() | TRIGGERS.keys()
    changed = sum(found.get(name) != TRIGGERS.get(name) for name in every)
    if changed:
        yield Hurt(harm=Harm.TRIGGERS, n=changed)


def _files(damaged: DamagedFile, folder: Path, tell: TellRescue) -> Iterator[Hurt]:
    gone, altered, numbers = lost_files(damaged, folder, tell)
    if gone:
        yield Hurt(harm=Harm.FILES_GONE, n=gone, numbers=numbers)
    if altered:
        yield Hurt(harm=Harm.FILES_ALTERED, n=altered, numbers=numbers)


def lost_files(damaged: DamagedFile, folder: Path, tell: TellRescue) -> tuple[int, int, tuple[str, ...]]:
    """How many attachments are gone, how many altered, and the numbers of their cases, as far as readable."""
    wanted = (
        "SELECT file, stored_bytes, digest, cases.number FROM attachments "
        "LEFT JOIN cases ON cases.id = attachments.subject_id WHERE destroyed_at IS NULL"
    )
    rows: list[tuple[str, int, str, str | None]] = []
    try:
        for row in damaged.rows(wanted):
            rows.append((row[0], row[1], row[2], row[3]))
    except UnreadableError:
        pass  # what could be read until then is looked at; the rest is said with its pages
    total, done, gone, altered, numbers = sum(row[1] for row in rows), 0, 0, 0, set()
    for name, size, digest, number in rows:
        tell(RescueProgress(step=Rescue.FILES, done=done, total=total))
        place = place_of(folder, name)
        done += size
        if not place.is_file():
            gone += 1
        elif not _same(place, digest):
            altered += 1
        else:
            continue
        numbers |= {number} if number else set()
    return gone, altered, tuple(sorted(numbers))


def _same(place: Path, digest: str) -> bool:
    try:
        return digest_of(place) == digest
    except OSError:
        return False
