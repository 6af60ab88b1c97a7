"""Daily copies of a register that is mostly scans: what is new costs, what was copied before hardly does.

The register has one part of database to four of scans. Its parts are reported one by one: the first copy, one
with a hundredth of the scans new, one with nothing new, then reading all of it back, and a restore.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from mediation_desk.domain.attachment import Media, NewAttachment
from mediation_desk.domain.backup import Holds, Progress, Proof
from mediation_desk.register import attachments
from mediation_desk.register.attachments import Looked
from mediation_desk.register.swing import finish_swing
from mediation_desk.services import backups, opening, restoring
from mediation_desk.services.proving import OwnSeed, prove_apart
from mediation_desk.services.session import Session
from tests.bench.generated import Generated
from tests.bench.timing import Line

SCAN = 1_000_000
LOOKED = Looked(media=Media.OTHER, pages=0, suffix="bin")
NOTE = 3_900


@dataclass(slots=True)
class Watch:
    """Milliseconds that attachments took: written after the database, and read back at the end."""

    database: int
    files: float = 0.0
    whole: float = 0.0
    _last: tuple[bool, float] = field(default=(False, 0.0))

    def __call__(self, now: Progress) -> None:
        writing = now.proof is Proof.WRITE and now.done > self.database
        self._note(writing or now.proof is Proof.FILES)

    def _note(self, files: bool) -> None:
        before, at = self._last
        moment = perf_counter()
        if before:
            self.files += (moment - at) * 1000
        self._last = (files, moment)

    def ended(self, begun: float) -> None:
        """The copy is proved."""
        self._note(False)
        self.whole = (perf_counter() - begun) * 1000


def lines(made: Generated, place: Path, megabytes: int) -> Iterator[Line]:
    """Every row, on a scratch register of about `megabytes`; it is gone afterwards."""
    with TemporaryDirectory(dir=place) as folder:
        shutil.copytree(made.root, Path(folder) / "made")  # its state names the register too
        session = Generated(root=Path(folder) / "made", cases=made.cases).open()
        try:
            yield from _lines(session, Path(folder), megabytes)
        finally:
            opening.lock(session)


def _lines(session: Session, root: Path, megabytes: int) -> Iterator[Line]:
    scans = megabytes * 4 // 5 * 1_000_000 // SCAN
    _grow(session, megabytes // 5 * 1_000_000)
    _take_in(session, scans)
    stick, size = root / "stick", f"{megabytes:,} MB"
    stick.mkdir()
    first, holds = _copy(session, stick)
    yield _line(f"first copy, proved, {size}", first.whole)
    yield _line(f"  of it {holds.new_files} scans", first.files)
    _take_in(session, max(1, scans // 100))
    day, holds = _copy(session, stick)
    yield _line(f"daily copy, 1 % new, {size}", day.whole, first.whole, "the first copy")
    yield _line(
        f"  of it {holds.new_files} new scans, {holds.read_files} read", day.files, first.whole, "it", 0.02
    )
    quiet, holds = _copy(session, stick)
    yield _line(f"copy of a day without scans, {size}", quiet.whole, first.whole, "the first copy")
    yield _line(f"  of it {holds.read_files} older scans read back", quiet.files, first.whole, "it", 0.02)
    keys = session.keys
    if keys.seed is None:
        raise RuntimeError("a person opened it")
    copy, secret = stick / holds.name, OwnSeed(slot_id=keys.slot_id, seed=keys.seed)
    begun = perf_counter()
    prove_apart(copy, secret, _silent)
    yield _line(f"a copy verified, every scan opened, {size}", (perf_counter() - begun) * 1000)
    yield _line(f"a copy restored, {size}", _restored(session, copy, root / "again"))


def _copy(session: Session, stick: Path) -> tuple[Watch, Holds]:
    os.sync()
    watch = Watch((session.folder / session.keys.database).stat().st_size)
    begun = perf_counter()
    snapshot = backups.take_snapshot(session, datetime.now(UTC), stick, _silent)
    holds = backups.write_and_prove(snapshot, stick, watch)
    watch.ended(begun)
    return watch, holds


def _restored(session: Session, copy: Path, folder: Path) -> float:
    begun = perf_counter()
    proven = restoring.prove_for_restore(copy, lambda _header: session.keys, _silent)
    restoring.prepare_restore(
        folder, session.state_folder, proven, datetime.now(UTC), _silent, by=session.staff
    )
    finish_swing(folder)
    return (perf_counter() - begun) * 1000


def _grow(session: Session, least: int) -> None:
    path = session.folder / session.keys.database
    while path.stat().st_size < least:
        with session.writing(session.staff, datetime.now(UTC)) as records:
            for _ in range(2_000):
                records.journal("look", os.urandom(NOTE // 2).hex())


def _take_in(session: Session, count: int) -> None:
    for _ in range(count):
        with session.writing(session.staff, datetime.now(UTC)) as records:
            new = NewAttachment(title="x")
            attachments.add(records, "bench", new, BytesIO(os.urandom(SCAN)), LOOKED)


def _line(
    what: str, ours: float, base: float | None = None, against: str = "", most: float | None = None
) -> Line:
    return Line(what=what, ours=ours, base=base, against=against, most=most)


def _silent(_progress: Progress) -> None:
    """Nobody watches."""
