"""Counts limits anew in the background, step by step: after an update, and when rules or holidays change."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from mediation_desk.errors import DeskError
from mediation_desk.services.limit_counting import count_on, limits_to_count
from mediation_desk.ui.desk import Desk

_QUIET_MS = 3_000
"""After sitting down, and after a change of rules: first whatever a person asks."""
_BETWEEN_MS = 15
"""Between two steps: what people ask and do comes first."""
_RULES = {"limit_rule", "work_year", "work_calendar"}


class LimitCounting(QObject):
    """Lives as long as the frame; a step that fails is tried again at the next start."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._counted = desk, False
        self._later = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._later.timeout.connect(self._look)
        self._next = QTimer(self, singleShot=True, interval=_BETWEEN_MS)
        self._next.timeout.connect(self._step)
        desk.changed.connect(self._changed)
        self._later.start()

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & _RULES:
            self._later.start()

    def _look(self) -> None:
        self._desk.ask(self, self._begin, limits_to_count, failed=_leave_it)

    def _begin(self, left: bool) -> None:
        if left and not self._next.isActive():
            self._counted = True
            self._step()

    def _step(self) -> None:
        self._desk.do(self, self._stepped, count_on, failed=_leave_it)

    def _stepped(self, more: bool) -> None:
        if more:
            self._next.start()
        elif self._counted:
            self._counted = False
            self._desk.changed.emit(frozenset({"limit"}))


def _leave_it(_error: DeskError) -> None:
    """Whatever stopped it, the next start goes on from there."""
