"""What an import does beside the window: read file and rows, hold them against the register, take them in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from mediation_desk.domain.ledger_columns import FORMS
from mediation_desk.domain.ledger_import import Choice, LedgerFile, LedgerKind, LedgerRows, Reading
from mediation_desk.domain.ledger_rows import read_rows
from mediation_desk.domain.party import ConsentGround
from mediation_desk.errors import DeskError
from mediation_desk.services.ledger_apart import read_apart
from mediation_desk.services.ledger_matching import Matched, match_rows
from mediation_desk.services.ledger_plan import Choices, ImportFile, SheetRows
from mediation_desk.services.ledger_taking import Taken, take_in
from mediation_desk.ui.beside import Beside
from mediation_desk.ui.desk import Desk

CANCELLED = "backup.cancelled"
"""What a pulled stop sign raises."""


class LedgerRun(QObject):
    """One thing at a time. `told`: Reading, how far it is; `failed`: a DeskError, also of one stopped."""

    told = Signal(object)
    read = Signal(object)  # LedgerFile
    checked = Signal(object, object)  # LedgerRows, Matched
    taken = Signal(object)  # Taken
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._beside = Beside(self)
        self._beside.told.connect(self.told)
        self.running = False
        desk.closing.connect(self.stop)

    def stop(self) -> None:
        """Stop at the next step; nothing of a batch stays."""
        self._beside.stop()

    def read_file(self, path: Path) -> None:
        """Read a file in a process apart."""
        self._begin()
        self._beside.start(
            lambda tell: read_apart(path, tell), self._was_read, failed=self._failed, broke=self._broke
        )

    def check(
        self, file: LedgerFile, kind: LedgerKind, sheet: int, head: int, columns: dict[int, str]
    ) -> None:
        """Read the rows of a sheet and hold them against the register."""
        self._begin()
        lines, today = file.sheets[sheet].lines, self._desk.today()

        def work(tell: Callable[[Any], None]) -> LedgerRows:
            def far(done: int) -> None:
                tell(Reading(done=done, total=len(lines)))

            return read_rows(lines, head, columns, FORMS[kind], today, far)

        def match(rows: LedgerRows) -> None:
            def matched(found: Matched) -> None:
                self.running = False
                self.checked.emit(rows, found)

            given = SheetRows(rows.rows)
            self._desk.ask(self, matched, match_rows, kind, given, file.sha256, failed=self._failed)

        self._beside.start(work, match, failed=self._failed, broke=self._broke)

    def take(
        self,
        file: ImportFile,
        found: Matched,
        chosen: dict[int, Choice],
        ground: ConsentGround,
        *,
        again: bool,
    ) -> None:
        """Take the rows in, all or none."""
        self._begin()
        sign, told, total = self._beside.sign, self.told, len(found.rows)

        def tell(done: int) -> None:  # on the register thread
            sign.heed()
            told.emit(Reading(done=done, total=total))

        given, choices = SheetRows(found.rows), Choices(found.matches, chosen)
        self._desk.do(
            self, self._was_taken, take_in, file, given, choices, ground, again, tell, failed=self._failed
        )

    def _begin(self) -> None:
        self.running = True
        self._beside.again()

    def _was_read(self, file: LedgerFile) -> None:
        self.running = False
        self.read.emit(file)

    def _was_taken(self, done: Taken) -> None:
        self.running = False
        self.taken.emit(done)

    def _failed(self, error: DeskError) -> None:
        self.running = False
        self.failed.emit(DeskError("ledger.stopped") if error.key == CANCELLED else error)

    def _broke(self, bug: BaseException) -> None:
        self._failed(DeskError("ledger.failed"))
        self._desk.broke.emit(bug)
