"""The system tray: how many reminders wait, in words that tell a passer-by nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from mediation_desk.ui import icons
from mediation_desk.ui.choices import Choices
from mediation_desk.words import _, count

LOOK_EVERY_MS = 30_000


class Tray(QObject):
    """Says that something waits; `wanted` when the person asks for the desk.

    It never holds more than moments, so that it may go on while the desk is locked: `locked` hands it those
    of the day, `unlocked` takes them away. `told` are the sentences said so far.
    """

    wanted = Signal()

    def __init__(
        self, choices: Choices, now: Callable[[], datetime], looking: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._choices, self._now, self._looking = choices, now, looking
        self._coming: tuple[datetime, ...] = ()
        self._icon: QSystemTrayIcon | None = None
        self.told: list[str] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def tell(self, waiting: int) -> None:
        """Say how many wait, unless somebody is looking at the desk anyway or wants no notices."""
        if not waiting or self._looking():
            return
        self._say(count("{n} reminder waits on the desk", "{n} reminders wait on the desk", waiting))

    def locked(self, coming: Sequence[datetime]) -> None:
        """The desk is locked; these moments are still to come today."""
        self._coming = tuple(sorted(coming))
        if self._coming:
            self._timer.start(LOOK_EVERY_MS)

    def unlocked(self) -> None:
        """Somebody sits at the desk, which tells them itself."""
        self._coming = ()
        self._timer.stop()

    def look(self) -> None:
        """Say that something waits behind the lock once its moment has come."""
        now = self._now()
        reached = [moment for moment in self._coming if moment <= now]
        if not reached:
            return
        self._coming = self._coming[len(reached) :]
        if not self._coming:
            self._timer.stop()
        self._say(_("A reminder waits. Unlock the desk to read it."))

    def gone(self) -> None:
        """The program ends: leave no icon behind."""
        self.unlocked()
        if self._icon is not None:
            self._icon.hide()

    def _say(self, sentence: str) -> None:
        if not self._choices.now.tray_notices:
            return
        self.told.append(sentence)
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(QIcon(icons.pixmap("desk-mark", "pine", 64)), self)
            self._icon.setToolTip(_("Mediation Desk"))
            self._icon.activated.connect(self._asked)
            self._icon.messageClicked.connect(self.wanted)
        self._icon.show()
        self._icon.showMessage(_("Mediation Desk"), sentence, QSystemTrayIcon.MessageIcon.NoIcon)

    def _asked(self, _why: object) -> None:
        self.wanted.emit()
