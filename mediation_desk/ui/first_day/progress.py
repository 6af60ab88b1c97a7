"""How far somebody has come on their first day; it outlives locking, not the demo."""

from __future__ import annotations

import weakref
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from mediation_desk.ui.first_day.steps import LOCKED, MASKED, STEPS, Step


class Progress(QObject):
    """The step shown, the steps done, and whether the strip is put away; `changed` tells of each."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.at = 0
        self.done: set[str] = set()
        self.away = False
        self._desk: weakref.ref[QObject] | None = None

    @property
    def step(self) -> Step | None:
        """The step shown; None when the day is over."""
        return STEPS[self.at] if self.at < len(STEPS) else None

    def go(self, by: int) -> None:
        """Forward or back by so many steps; what was only to be read counts as done when it is left."""
        if self.step is not None and by > 0 and not self.step.to_do:
            self.done.add(self.step.key)
        self.at = max(0, min(len(STEPS), self.at + by))
        self.changed.emit()

    def begin_again(self) -> None:
        """From the first step, nothing done."""
        self.at, self.done = 0, set()
        self.changed.emit()

    def put_away(self, away: bool) -> None:
        """Hide the strip, or show it again."""
        self.away = away
        self.changed.emit()

    def page_shown(self, key: str) -> None:
        """A page was opened."""
        self._did(lambda step: step.opens == key)

    def nouns_changed(self, nouns: frozenset[str]) -> None:
        """Something was written."""
        self._did(lambda step: bool(step.changes & nouns))

    def masked(self, _on: bool) -> None:
        """The screen was masked, or shown again."""
        self._did(lambda step: step.event == MASKED)

    def seated(self, desk: QObject) -> None:
        """A desk was given a frame; another desk than before means that it was locked in between."""
        before, self._desk = self._desk, weakref.ref(desk)
        if before is not None and before() is not desk:
            self._did(lambda step: step.event == LOCKED)

    def _did(self, shows: Callable[[Step], bool]) -> None:
        """Only the step that is shown is ticked: what is done on the way to another one teaches nothing."""
        step = self.step
        if step is not None and step.key not in self.done and shows(step):
            self.done.add(step.key)
            self.changed.emit()
