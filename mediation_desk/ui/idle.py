"""Locks the desk when nobody has touched it for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from mediation_desk.ui.seams import Clock

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
_LOOK_EVERY_MS = 5_000


class IdleWatch(QObject):
    """Watches every event of the program; `expired` comes once after `minutes` without a touch."""

    expired = Signal()

    def __init__(self, clock: Clock, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.minutes = minutes
        self._touched_at = clock.ticks()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 -- Qt's signature
        """Note a touch; never hold an event back."""
        if event.type() in _TOUCHES:
            self.look()
            self._touched_at = self._clock.ticks()
        return False

    def look(self) -> None:
        """Say `expired` when the time is over."""
        if self._timer.isActive() and self._clock.ticks() - self._touched_at >= self.minutes * 60:
            self._timer.stop()
            self.expired.emit()
