"""One full check from the button to what it found: beside the desk, in a snapshot, and in pieces."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mediation_desk.domain.backup import Progress, Proof
from mediation_desk.domain.health_register import FullCheck
from mediation_desk.errors import DeskError
from mediation_desk.services.full_check import (
    Counted,
    ToCheck,
    Walk,
    begin_full_check,
    end_full_check,
    go_on_walking,
    read_pages_and_files,
    read_rows,
    take_check_snapshot,
)
from mediation_desk.ui.beside import Beside
from mediation_desk.ui.desk import Desk


class FullCheckRun(QObject):
    """Goes on while other pages are shown; locking stops it. `told`: Progress, `found`: FullCheck.

    A register with a damaged page is not copied: the pages are what is told of it.
    """

    told = Signal(object)
    found = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._beside = Beside(self)
        self._beside.told.connect(self.told)
        self._what: ToCheck | None = None
        self.running = False
        desk.closing.connect(self.stop)

    def start(self) -> None:
        """Check everything."""
        if self.running:
            return
        self.running = True
        self._beside.again()
        self._desk.turn(self, self._read, begin_full_check, failed=self._refused)

    def stop(self) -> None:
        """Stop at the next step; what was found before stays remembered."""
        self._beside.stop()

    def _read(self, what: ToCheck) -> None:
        self._what = what
        self._beside.start(
            lambda tell: read_pages_and_files(what, tell),
            lambda counted: self._copy(what, counted),
            failed=self._refused,
            broke=self._broke,
        )

    def _copy(self, what: ToCheck, counted: Counted) -> None:
        if counted.pages:
            self._walk(counted, what.walk)
            return
        sign, desk, told = self._beside.sign, self._desk, self.told

        def tell(progress: Progress) -> None:
            sign.heed()
            told.emit(progress)
            desk.let_others()
            sign.heed()

        then: Callable[[Path], None] = lambda path: self._look(path, what, counted)  # noqa: E731
        desk.turn(self, then, take_check_snapshot, tell, failed=self._refused)

    def _look(self, path: Path, what: ToCheck, counted: Counted) -> None:
        self._beside.start(
            lambda tell: read_rows(path, what, counted, tell),
            lambda found: self._walk(found, what.walk),
            failed=self._refused,
            broke=self._broke,
        )

    def _walk(self, counted: Counted, walk: Walk) -> None:
        try:
            self._beside.sign.heed()
        except DeskError as stopped:
            self._refused(stopped)
            return
        self.told.emit(Progress(proof=Proof.CHECK, done=walk.done, total=walk.total))
        if walk.done < walk.total:
            self._desk.ask(
                self, lambda on: self._walk(counted, on), go_on_walking, walk, failed=self._refused
            )
        else:
            self._desk.turn(self, self._ended, end_full_check, counted, walk, failed=self._refused)

    def _ended(self, found: FullCheck) -> None:
        self.running, self._what = False, None
        self.found.emit(found)

    def _refused(self, error: DeskError) -> None:
        self.running, self._what = False, None
        self.failed.emit(error)

    def _broke(self, bug: BaseException) -> None:
        self._refused(DeskError("disk.fault"))
        self._desk.broke.emit(bug)
