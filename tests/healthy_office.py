"""A register in which everything is well: proved copies on two sticks, card, sheets, a full check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from mediation_desk import __version__
from mediation_desk.documents.face_check import faces_amiss, faces_needed
from mediation_desk.domain.drill import Drill, DrillHow
from mediation_desk.domain.health import HealthKey, HealthLevel, HealthReport
from mediation_desk.domain.health_computer import Computer, PluggedIn
from mediation_desk.domain.health_register import FullCheck
from mediation_desk.domain.recovery_places import Places
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.stick import Place
from mediation_desk.register import drills
from mediation_desk.register.records import Records
from mediation_desk.services import backups, full_check, health, keepers, recovery, recovery_places
from mediation_desk.services.full_check import ToCheck
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.session import Session
from tests.backup_office import BackupOffice, silent
from tests.desk_fixtures import DIRECTOR
from tests.keeper_office import NAMES
from tests.session_fixtures import PASSWORD

STICKS = ("甲", "乙")
PLACES = Places(card="主任室保险柜", sheets="一张在档案馆，两张在主任和副主任家中")
COMPUTER = Computer(
    free=80_000_000_000,
    size=40_000_000,
    printers=("前台打印机",),
    faces=faces_amiss(),
    faces_seen=len(faces_needed()),
    program=__version__,
    sticks=(PluggedIn(stick_id="6" * 32, label="备份乙", free=60_000_000_000),),
)


class HealthyOffice(BackupOffice):
    """`earlier` happens first, `aged` before everything else, so that it alone is old.

    `sticks` is on how many of them a copy is made, `copied_before` how long before the rest.
    """

    def __init__(
        self,
        root: Path,
        *,
        earlier: Callable[[HealthyOffice], object] | None = None,
        aged: timedelta = timedelta(0),
        sticks: int = 2,
        copied_before: timedelta = timedelta(0),
        card: bool = True,
        sheets: bool = True,
        checked_before: timedelta = timedelta(0),
        drilled: bool = False,
        copied_again: bool = False,
    ) -> None:
        super().__init__(root)
        self.here = COMPUTER
        if earlier is not None:
            earlier(self)
            self.clock.now += aged
        self.sitting()
        if checked_before:
            self.check()
            self.clock.now += checked_before
        for letter in STICKS[:sticks]:
            self._copy(letter)
        self.clock.now += copied_before
        self.attachment("收条一张".encode() * 400)
        if card:
            recovery.rehearse_card(self.sitting(), self.now(), self.sure(), self.card)
        if sheets:
            typed = tuple(" ".join(one.words) for one in keepers.draw_sheets())
            keepers.appoint_keepers(self.sitting(), self.now(), PASSWORD, typed, NAMES, ())  # type: ignore[arg-type]
        with self.as_(DIRECTOR) as records:
            recovery_places.keep_places(records, PLACES)
        if drilled:
            self.drill()
        for letter in STICKS if copied_again else ():
            self._copy(letter)
        if not checked_before:
            self.check()

    def drill(self, days_ago: int = 0, refused: str = "") -> None:
        """A restore drill with the card, noted as the page notes it."""
        with self.as_(DIRECTOR) as records:
            at = records.now - timedelta(days=days_ago)
            one = Drill(
                number=0,
                at=at,
                by=DIRECTOR.id,
                how=DrillHow.CARD,
                copy_name="desk-20260301-090000",
                copy_made_at=at,
                stick="备份甲",
                refused=refused,
            )
            drills.keep(records, one)

    def sitting(self, who: Staff = DIRECTOR) -> Session:
        """Whoever sits there now, or `who`, signed in."""
        if self.session is None or self.session.staff.id != who.id:
            return self.open(who)
        return self.session

    def sure(self) -> Confirmed:
        """The director's password, just typed."""
        return Confirmed(staff_id=DIRECTOR.id, at=self.now())

    @contextmanager
    def as_(self, who: Staff) -> Iterator[Records]:
        """One transaction of `who`, signed in for it."""
        with self.records(self.sitting(who)) as records:
            yield records

    def check(self, change: Callable[[ToCheck], ToCheck] = lambda what: what) -> FullCheck:
        """The full check as the page makes it, without its threads; `change` what is read."""
        session = self.sitting()
        what = change(full_check.begin_full_check(session, self.now()))
        counted = full_check.read_pages_and_files(what, silent)
        if not counted.pages:
            path = full_check.take_check_snapshot(session, self.now(), silent)
            counted = full_check.read_rows(path, what, counted, silent)
        walk = what.walk
        while walk.done < walk.total:
            with session.reading(session.staff, self.now()) as records:
                walk = full_check.go_on_walking(records, walk)
        return full_check.end_full_check(session, self.now(), counted, walk)

    def report(self, now: datetime | None = None) -> HealthReport:
        """The health report of this moment."""
        session = self.sitting()
        with session.reading(session.staff, now or self.now()) as records:
            return health.look_at_health(records, self.here)

    def levels(self) -> dict[HealthKey, HealthLevel]:
        """How each line stands."""
        return {line.key: line.level for line in self.report().lines}

    def computer(self, **other: object) -> None:
        """The computer says something else."""
        self.here = replace(self.here, **other)  # type: ignore[arg-type]  # fields by name

    def _copy(self, letter: str) -> None:
        session = self.sitting()
        snapshot = backups.take_snapshot(session, self.now(), self.stick, silent)
        holds = backups.write_and_prove(snapshot, self.stick, silent)
        with self.records(session) as records:
            backups.note_copy(records, holds, Place(label=f"备份{letter}"))
