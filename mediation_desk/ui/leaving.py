"""Leaving the desk: a copy that runs is not cut off unasked, and one that is due is offered once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.backup import Progress
from mediation_desk.domain.time_left import share_done
from mediation_desk.errors import DeskError
from mediation_desk.services.access import BACKUP_MAKE
from mediation_desk.ui.backup_run import BackupRun
from mediation_desk.ui.copy_due import CopyDue
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.leaving_offer import LeavingOffer
from mediation_desk.words import _, sentence

PATIENCE_MS = 60_000
"""Who wanted to lock and walked away: so long the question stands, then it is locked without a copy."""


class Leaving(QObject):
    """`may_close` is asked by the window, `lock` locks; both say what there is to say first, at most once.

    The question stands over everything and shows nothing of the desk. Whoever asks again simply goes; whoever
    locked is never let in again, a copy they want goes on behind the question. `run` tells of the copy under
    way, `back_up` begins one.
    """

    def __init__(
        self,
        over: QWidget,
        desk: Desk,
        due: CopyDue,
        *,
        run: Callable[[], BackupRun | None],
        back_up: Callable[[Path | None, Callable[[str], object]], object],
    ) -> None:
        super().__init__(over)
        self._over, self._desk, self._due_now = over, desk, due
        self._run, self._begin = run, back_up
        self._asking: LeavingOffer | None = None
        self._go: Callable[[], object] = desk.lock
        self._asked = self._closing = False
        self._watched: list[BackupRun] = []
        self._stopping = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._leave)

    @property
    def offer(self) -> LeavingOffer | None:
        """The question that stands; None once whoever sat here was locked out otherwise."""
        asking = self._asking
        return asking if asking is not None and shiboken6.isValid(asking) else None

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
        if self.offer is not None:  # asked again: whoever is here simply wants to go
            run = self._run()
            if run is not None and run.running:
                self._go = go
                self._stop()
                return True
            self._away()
            return False
        run = self._run()
        running = run is not None and run.running
        if not running and not self._due(closing=closing):
            return False
        self._go, self._closing = go, closing
        if running:
            title, text = _("A copy is being made"), _("leaving.running")
            stay = _("Go on with the copy")
        else:
            self._asked = True
            title, text, stay = _("Not backed up today"), _("leaving.due"), _("Back up now")
        leave = self._leave_said() if running else self._without_said()
        self._show(LeavingOffer(title, text, stay, leave, self._over, way_back=closing), running=running)
        return True

    def _leave_said(self) -> str:
        return _("Stop the copy and close") if self._closing else _("Stop the copy and lock")

    def _without_said(self) -> str:
        return _("Close without a copy") if self._closing else _("Lock without a copy")

    def _due(self, *, closing: bool) -> bool:
        due = self._due_now
        may = bool(self._desk.staff.roles & BACKUP_MAKE)
        return may and not self._asked and due.at_closing and (closing or due.day_ends)

    def _show(self, offer: LeavingOffer, *, running: bool) -> None:
        self._asking = offer
        offer.left.connect(self._stop)
        offer.given_up.connect(self._away)
        if self._closing:
            offer.stayed.connect(self._away if running else self._back_up)
            offer.cover()
        else:
            offer.stayed.connect(self._back_up_here)
            self._desk.cover_wanted.emit(offer)  # beneath a cover no key of the desk acts
            offer.stay.setFocus()
        if running and not self._closing:
            self._watch()
        elif not running:
            self._patience.start()

    def _away(self) -> None:
        self._patience.stop()
        offer, self._asking = self.offer, None
        if offer is not None and self._closing:  # the window throws a cover away itself
            offer.hide()
            offer.deleteLater()

    def _back_up(self) -> None:
        """Whoever closes is still here: on the page they see how the copy goes."""
        self._away()
        self._begin(None, str)

    def _back_up_here(self) -> None:
        """Whoever locks gets no desk back: the copy goes on behind the question, then it is locked."""
        self._patience.stop()
        self._begin(None, self._over_now)
        self._watch()

    def _watch(self) -> None:
        run = self._run()
        if self.offer is None or run is None:
            return
        self.offer.say(_("Backing up"), _("leaving.then_locked"), self._leave_said())
        if run not in self._watched:
            self._watched.append(run)
            run.told.connect(self._told)
            run.proved.connect(self._proved)
            run.failed.connect(self._failed)

    def _told(self, progress: Progress) -> None:
        if self.offer is not None and not self._closing and not self._stopping:
            title = f"{_('Backing up')} · {round(share_done(progress) * 100)}%"
            self.offer.say(title, _("leaving.then_locked"), self._leave_said())

    def _proved(self, _holds: object) -> None:
        self._over_now(_("leaving.proved"))

    def _failed(self, error: DeskError) -> None:
        self._over_now(sentence(error))

    def _over_now(self, text: str) -> None:
        """The copy is over, well or not: said for a while, then it is locked."""
        if self.offer is not None and not self._closing and not self._stopping:
            self.offer.say(_("Lock"), text, _("Lock"))
            self._patience.start()

    def _leave(self) -> None:
        self._away()
        self._go()

    def _stop(self) -> None:
        run = self._run()
        if run is None or not run.running or self.offer is None:
            self._leave()
            return
        self._patience.stop()
        self._stopping = True
        self.offer.say_stopping()
        run.proved.connect(self._ended)
        run.failed.connect(self._ended)
        run.stop()

    def _ended(self, _value: object) -> None:
        if self._stopping:
            self._stopping = False
            QTimer.singleShot(0, self, self._leave)  # behind what the run still has to say
