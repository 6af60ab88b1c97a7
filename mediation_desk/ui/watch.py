"""Watches every key and touch of the program: for the idle lock and for three Esc in a row."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from mediation_desk.ui.seams import Clock

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
_LOOK_EVERY_MS = 5_000
_THREE_ESC_SECONDS = 1.5


class Watch(QObject):
    """An event filter for the whole program.

    `expired` comes once after `minutes` without a touch, `escaped` after three Esc within 1.5 seconds.
    """

    expired = Signal()
    escaped = Signal()

    def __init__(self, clock: Clock, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.minutes = minutes
        self._touched_at = clock.ticks()
        self._escapes: list[float] = []
        self._escape_down = False
        self._pressed_at = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a touch; never hold an event back."""
        kind = event.type()
        if kind in _TOUCHES:
            self.look()
            self._touched_at = self._clock.ticks()
            # Only what reached a widget: an Esc that ends composing Chinese stops at the window.
            if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and watched.isWidgetType():
                self._key(cast("QKeyEvent", event))
        return False

    def look(self) -> None:
        """Say `expired` when the time is over."""
        if self._timer.isActive() and self._clock.ticks() - self._touched_at >= self.minutes * 60:
            self._timer.stop()
            self.expired.emit()

    def _key(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            self._escapes = []
        elif event.type() == QEvent.Type.KeyRelease:
            self._escape_down = event.isAutoRepeat()
        elif not event.isAutoRepeat() and self._new(event):
            now = self._clock.ticks()
            self._escapes = [*(at for at in self._escapes if now - at <= _THREE_ESC_SECONDS), now]
            if len(self._escapes) == 3:
                self._escapes = []
                self.escaped.emit()

    def _new(self, event: QKeyEvent) -> bool:
        """One press passes once per widget it is offered to; with a window it closed its release is lost."""
        before, self._pressed_at = (self._escape_down, self._pressed_at), event.timestamp()
        self._escape_down = True
        return before != (True, self._pressed_at)
