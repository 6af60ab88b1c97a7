"""One restore drill from the button to its receipt: planned on the register thread, the rest beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mediation_desk.domain.drill import Drill, DrillHow
from mediation_desk.errors import DeskError
from mediation_desk.services.drilling import DrillPlan, DrillSeen, plan_drill, run_drill
from mediation_desk.services.drills import note_drill, note_failed_drill
from mediation_desk.ui.beside import Beside
from mediation_desk.ui.desk import Desk


class DrillRun(QObject):
    """Goes on while other pages are shown; locking stops it.

    `told`: DrillProgress, `done`: the Drill as it was kept, passed or not. `refused`: a DeskError before or
    instead of a drill (something typed is wrong, stopped), which nobody keeps.
    """

    told = Signal(object)
    done = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._beside = Beside(self)
        self._beside.told.connect(self.told)
        self._plan: DrillPlan | None = None
        self._began = 0.0
        self.running = False
        desk.closing.connect(self.stop)

    def start(self, target: Path, stick: str, how: DrillHow, typed: tuple[str, ...]) -> None:
        """Put the newest copy below `target` back and open it by `how`."""
        if self.running:
            return
        self.running, self._plan = True, None
        self._began = self._desk.clock.ticks()
        self._beside.again()
        self._desk.turn(self, self._planned, plan_drill, target, stick, how, typed, failed=self._failed)

    def stop(self) -> None:
        """Stop at the next step; what was put back is wiped."""
        self._beside.stop()

    def _planned(self, plan: DrillPlan) -> None:
        self._plan = plan
        self._beside.start(
            lambda tell: run_drill(plan, tell), self._seen, failed=self._failed, broke=self._broke
        )

    def _seen(self, seen: DrillSeen) -> None:
        plan = self._plan
        if plan is not None:
            self._desk.do(self, self._kept, note_drill, plan, seen, self._took(), failed=self._failed)

    def _kept(self, drill: Drill) -> None:
        self.running, self._plan = False, None
        self.done.emit(drill)

    def _failed(self, error: DeskError) -> None:
        plan, self._plan = self._plan, None
        if plan is None or error.field or error.key == "backup.cancelled":
            self.running = False
            self.refused.emit(error)
            return
        self._desk.do(self, self._kept, note_failed_drill, plan, error.key, self._took())

    def _broke(self, bug: BaseException) -> None:
        self.running, self._plan = False, None
        self.refused.emit(DeskError("disk.fault"))
        self._desk.broke.emit(bug)

    def _took(self) -> int:
        return round(self._desk.clock.ticks() - self._began)
