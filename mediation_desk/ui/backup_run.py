"""One backup from the button to its proof: the snapshot on the register thread, the rest beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mediation_desk.domain.backup import Progress, Tell
from mediation_desk.domain.stick import Place
from mediation_desk.errors import DeskError
from mediation_desk.services.backups import (
    Backups,
    Snapshot,
    note_copy,
    note_failure,
    take_snapshot,
)
from mediation_desk.services.copying import Made, make_copy, take_up
from mediation_desk.ui.beside import Beside
from mediation_desk.ui.desk import Desk


class BackupRun(QObject):
    """Goes on while other pages are shown; locking stops it. `told`: Progress, `proved`: Holds."""

    told = Signal(object)
    proved = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._beside = Beside(self)
        self._beside.told.connect(self.told)
        self._target, self._place = Path(), Place(label="")
        self._snapshot: Snapshot | None = None
        self.running = False
        desk.closing.connect(self.stop)

    def start(self, target: Path, place: Place) -> None:
        """Back up to `target`, which the register will remember as `place`."""
        if self.running:
            return
        self.running = True
        self._target, self._place, self._snapshot = target, place, None
        self._beside.again()
        sign, desk, told = self._beside.sign, self._desk, self.told

        def tell(progress: Progress) -> None:
            sign.heed()
            told.emit(progress)
            desk.let_others()
            sign.heed()  # one of the others may have been the last before locking

        desk.turn(self, self._write, take_snapshot, target, tell, failed=self._refused)

    def stop(self) -> None:
        """Stop at the next step; no half copy is left."""
        self._beside.stop()

    def _write(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        target = self._target

        def make(tell: Tell) -> Made:
            self._place = take_up(snapshot, target, self._place)  # read again when this has ended
            return make_copy(snapshot, target, self._place, tell)

        self._beside.start(make, self._written, failed=self._refused, broke=self._broke)

    def _written(self, made: Made) -> None:
        self._holds = made.holds
        noted = made.holds, made.place, made.standing
        self._desk.do(self, self._noted, note_copy, *noted, failed=self._refused)

    def _noted(self, _known: Backups) -> None:
        self.running, self._snapshot = False, None
        self.proved.emit(self._holds)

    def _refused(self, error: DeskError) -> None:
        self.running = False
        snapshot, self._snapshot = self._snapshot, None
        if snapshot is not None and error.key != "backup.cancelled":
            self._desk.do(self, _noted_failure, note_failure, snapshot, self._place, error.key)
        self.failed.emit(error)

    def _broke(self, bug: BaseException) -> None:
        self.running, self._snapshot = False, None
        self.failed.emit(DeskError("disk.fault"))
        self._desk.broke.emit(bug)


def _noted_failure(_known: Backups) -> None:
    """The list asks again by itself when it hears of the change."""
