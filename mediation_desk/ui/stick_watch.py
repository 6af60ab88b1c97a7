"""Notices that a stick was plugged in or pulled out."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from mediation_desk.ui.seams import Files

_EVERY_MS = 2_000


class StickWatch(QObject):
    """`changed` once whenever what is plugged in became another; looking touches no drive."""

    changed = Signal()

    def __init__(self, files: Files, parent: QObject) -> None:
        super().__init__(parent)
        self._files = files
        self._mark = files.plugged_mark()
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(_EVERY_MS)

    def look(self) -> None:
        """Look now."""
        mark = self._files.plugged_mark()
        if mark != self._mark:
            self._mark = mark
            self.changed.emit()
