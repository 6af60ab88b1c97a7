"""Notices that the computer goes to sleep, has slept, or that somebody moved its clock.

Where the system announces sleep (login1 on Linux, Windows' power messages) `slept` comes before it, so that
no key is in memory when that is written to the disk; elsewhere right after waking.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from mediation_desk.ui.seams import Clock

if TYPE_CHECKING:
    from mediation_desk.ui.sleep_windows import PowerMessages

_LOOK_EVERY_MS: Final = 5_000
_SLEPT: Final = 2.0
"""Seconds of sleep that count: less is how exactly the two counters can be read one after the other."""
_MOVED: Final = 120.0
"""Seconds by which clock and counter may drift apart before somebody has moved the clock."""
_LOGIN: Final = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")


class Sleep(QObject):
    """Emits `slept` for as long as it lives; `listen` also hears the system's own announcement."""

    slept = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._asleep = clock.asleep()
        self._drift = self._drifted()
        self._listening = False
        self._filter: PowerMessages | None = None
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def listen(self, app: QApplication) -> None:
        """Hear the announcement of this system, where it makes one; a second call does nothing."""
        if self._listening:
            return
        self._listening = True
        if sys.platform == "win32":
            from mediation_desk.ui.sleep_windows import PowerMessages

            self._filter = PowerMessages(self.announced)
            app.installNativeEventFilter(self._filter)
        elif sys.platform == "linux":
            from PySide6.QtDBus import QDBusConnection  # no start waits for the bus

            bus = QDBusConnection.systemBus()
            if bus.isConnected():
                slot: Any = SLOT("announced(bool)")  # a text, whatever the stubs say
                bus.connect(*_LOGIN, "PrepareForSleep", self, slot)

    @Slot(bool)
    def announced(self, begins: bool) -> None:
        """The system says that sleep begins, or that it is over."""
        if begins:
            self.slept.emit()

    def look(self) -> None:
        """See whether time passed that nobody was awake for, or that never passed."""
        asleep, drift = self._clock.asleep(), self._drifted()
        slept, moved = asleep - self._asleep > _SLEPT, abs(drift - self._drift) > _MOVED
        if slept or moved:
            self._asleep, self._drift = asleep, drift
            self.slept.emit()

    def _drifted(self) -> float:
        return self._clock.now().timestamp() - self._clock.ticks()
