"""Collects Python's garbage on the GUI thread alone: a widget freed on the register thread would crash Qt."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS = 2_000
_IMPORTED_MS = 1_500
"""Until then what signing in needs is imported."""


class GarbageOnGui(QObject):
    """Switches automatic collection off and looks itself, generation by generation."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY_MS)
        # Modules live as long as the program: looking through them would hold up the window each time.
        QTimer.singleShot(_IMPORTED_MS, self, gc.freeze)

    def look(self) -> None:
        """Collect the oldest generation whose limit is passed."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._limits[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
