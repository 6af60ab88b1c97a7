"""Plans visits for what fell due, once a day and out of the way, so that the first page knows of them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QTimer

from mediation_desk.errors import DeskError
from mediation_desk.services.access import VISIT_WRITE
from mediation_desk.services.visit_due import plan_due_visits
from mediation_desk.ui.desk import Desk

_QUIET_MS = 2_000
"""After sitting down: first whatever a person asks."""
_AGAIN_MS = 600_000
"""A desk may stay open over midnight."""


class VisitPlanning(QObject):
    """Lives as long as the frame; nothing is planned by whoever makes no visits."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._planned_on: date | None = None
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.plan)
        if desk.staff.roles & VISIT_WRITE:
            QTimer.singleShot(_QUIET_MS, self, self.plan)
            self._again.start()

    def plan(self) -> None:
        """Once a day; what it finds reaches lists and the first page as a change of visits."""
        if self._planned_on != self._desk.today():
            self._planned_on = self._desk.today()
            self._desk.do(self, lambda _new: None, plan_due_visits, failed=_leave_it)


def _leave_it(_error: DeskError) -> None:
    """Whatever stopped it, the list of visits plans anew when somebody opens it."""
