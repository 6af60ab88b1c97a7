"""One long piece of work on a thread beside the register's: writing to a stick, proving a copy."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from mediation_desk.domain.backup import StopSign
from mediation_desk.errors import DeskError
from mediation_desk.log import note_bug

Told = Callable[[Any], None]
"""Told of progress, of whatever kind the work makes; raises once the work is to stop."""


class Beside(QObject):
    """`start(work, then, …)` runs `work(tell)`; `told` carries its progress to the GUI thread.

    `stop` is heeded at the next progress. Nobody is called once `owner` has died.
    """

    told = Signal(object)
    _ended = Signal(object)

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._owner = owner
        self.sign = StopSign()
        self._then: Callable[[Any], None] = _nobody
        self._failed: Callable[[DeskError], None] = _nobody
        self._broke: Callable[[BaseException], None] = _nobody
        self._ended.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self.running = False

    def start(
        self,
        work: Callable[[Told], object],
        then: Callable[[Any], None],
        *,
        failed: Callable[[DeskError], None],
        broke: Callable[[BaseException], None],
    ) -> None:
        """Run it now; one at a time."""
        if self.running:
            raise RuntimeError("one piece of work at a time")
        self.running = True
        self._then, self._failed, self._broke = then, failed, broke
        sign = self.sign

        def run() -> None:
            with suppress(RuntimeError):  # whoever waited is gone: the desk was locked
                self._ended.emit(_outcome(work, self._teller(sign)))

        threading.Thread(target=run, name="beside", daemon=True).start()

    def stop(self) -> None:
        """Stop what runs as soon as it can be done."""
        self.sign.pull()

    def again(self) -> None:
        """A fresh stop sign, for the next piece of work."""
        self.sign = StopSign()

    def _teller(self, sign: StopSign) -> Told:
        def tell(progress: object) -> None:
            sign.heed()
            try:
                self.told.emit(progress)
            except RuntimeError:  # locked: nobody is left to be told, so nobody wants the copy either
                sign.pull()
                sign.heed()

        return tell

    def _hand_over(self, outcome: object) -> None:
        self.running = False
        if not shiboken6.isValid(self._owner):
            return
        if isinstance(outcome, DeskError):
            self._failed(outcome)
        elif isinstance(outcome, BaseException):
            self._broke(outcome)
        else:
            self._then(outcome)


def _outcome(work: Callable[[Told], object], tell: Told) -> object:
    try:
        return work(tell)
    except DeskError as refused:
        return refused
    except Exception as bug:  # noqa: BLE001 -- whatever went wrong goes to the last-resort dialog
        note_bug(bug)
        return bug


def _nobody(_value: object) -> None:
    """Nothing was started yet."""
