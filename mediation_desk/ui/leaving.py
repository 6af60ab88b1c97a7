"""Leaving the desk: a copy that runs is not cut off unasked, and one that is due is offered once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from mediation_desk.services.access import BACKUP_MAKE
from mediation_desk.ui.backup_run import BackupRun
from mediation_desk.ui.copy_due import CopyDue
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.leaving_offer import LeavingOffer
from mediation_desk.words import _

PATIENCE_MS = 60_000
"""Who wanted to lock and walked away: so long the question stands, then it is locked without a copy."""


class Leaving(QObject):
    """`may_close` is asked by the window, `lock` locks; both say what there is to say first, at most once.

    The question stands over everything and shows nothing of the desk. Whoever asks again simply goes. `run`
    tells of the copy under way, `back_up` begins one.
    """

    def __init__(
        self,
        over: QWidget,
        desk: Desk,
        due: CopyDue,
        *,
        run: Callable[[], BackupRun | None],
        back_up: Callable[[], object],
    ) -> None:
        super().__init__(over)
        self._over, self._desk, self._due_now = over, desk, due
        self._run, self._begin = run, back_up
        self.offer: LeavingOffer | None = None
        self._go: Callable[[], object] = desk.lock
        self._asked = False
        self._stopping = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._leave)

    def may_close(self) -> bool:
        """Whether the window closes now; False when something is asked or stopped first."""
        return not self._asks(self._over.window().close, closing=True)

    def lock(self) -> None:
        """Lock, or offer a copy first when the day is over."""
        if not self._asks(self._desk.lock, closing=False):
            self._desk.lock()

    def _asks(self, go: Callable[[], object], *, closing: bool) -> bool:
        if self._stopping:
            return True  # it goes by itself as soon as the copy has stopped
        if self.offer is not None:
            self._away()
            return False
        run = self._run()
        running = run is not None and run.running
        if not running and not self._due(closing=closing):
            return False
        self._go = go
        if running:
            title, text = _("A copy is being made"), _("leaving.running")
            leave = _("Stop the copy and close") if closing else _("Stop the copy and lock")
            stay = _("Go on with the copy")
        else:
            self._asked = True
            title, text = _("Not backed up today"), _("leaving.due")
            leave = _("Close without a copy") if closing else _("Lock without a copy")
            stay = _("Back up now")
        self._show(LeavingOffer(title, text, stay, leave, self._over), running=running)
        return True

    def _due(self, *, closing: bool) -> bool:
        due = self._due_now
        may = bool(self._desk.staff.roles & BACKUP_MAKE)
        return may and not self._asked and due.at_closing and (closing or due.day_ends)

    def _show(self, offer: LeavingOffer, *, running: bool) -> None:
        self.offer = offer
        offer.left.connect(self._stop if running else self._leave)
        offer.stayed.connect(self._away if running else self._back_up)
        offer.given_up.connect(self._away)
        offer.cover()
        if not running:
            self._patience.start()

    def _away(self) -> None:
        self._patience.stop()
        offer, self.offer = self.offer, None
        if offer is not None:
            offer.hide()
            offer.deleteLater()

    def _back_up(self) -> None:
        self._away()
        self._begin()

    def _leave(self) -> None:
        self._away()
        self._go()

    def _stop(self) -> None:
        run = self._run()
        if run is None or not run.running or self.offer is None:
            self._leave()
            return
        self._stopping = True
        self.offer.say_stopping()
        run.proved.connect(self._ended)
        run.failed.connect(self._ended)
        run.stop()

    def _ended(self, _value: object) -> None:
        if self._stopping:
            self._stopping = False
            QTimer.singleShot(0, self, self._leave)  # behind what the run still has to say
