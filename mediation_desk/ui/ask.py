"""The one thread that owns the register, and the way its answers come back to the GUI thread."""

from __future__ import annotations

import itertools
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from mediation_desk.errors import DeskError
from mediation_desk.log import note_bug


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """Who waits for an errand, kept on the GUI side so that no widget ever dies on the register thread."""

    owner: QObject
    then: Callable[[object], None]
    failed: Callable[[DeskError], None]
    broke: Callable[[BaseException], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    number: int
    work: Callable[[], object]
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    number: int
    value: object = None
    error: Exception | None = None


class RegisterThread(QObject):
    """Runs errands one after another on a thread of their own and hands their answers back in order.

    Lives on the GUI thread. `then`, `failed` and `broke` are called there, and not at all when the
    owner has died meanwhile.
    """

    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errands: SimpleQueue[_Errand | None] = SimpleQueue()
        self._waiting: dict[int, _Waiting] = {}
        self._numbers = itertools.count(1)
        self._held: deque[_Errand | None] = (
            deque()
        )  # met by `let_others`, to be run when there is nothing else
        self.ending = False  # a long errand looks at it and stops
        self._answered.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="register", daemon=True)
        self._thread.start()

    def send(
        self,
        owner: QObject,
        work: Callable[[], object],
        then: Callable[[Any], None],
        *,
        failed: Callable[[DeskError], None],
        broke: Callable[[BaseException], None],
        alone: bool = True,
    ) -> None:
        """Queue `work`; its answer reaches `then`, `failed` (DeskError) or `broke` (a bug).

        One that is not `alone` (a plain read or write) may also be run by `let_others`.
        """
        number = next(self._numbers)
        self._waiting[number] = _Waiting(owner=owner, then=then, failed=failed, broke=broke)
        self._errands.put(_Errand(number=number, work=work, alone=alone))

    def let_others(self) -> None:
        """Run what waits, called on the register thread between two steps of a long errand.

        What is sent alone (locking, exchanging the register) and everything behind it waits for that errand's
        end.
        """
        while not self._held:
            try:
                errand = self._errands.get_nowait()
            except Empty:
                return
            if errand is None or errand.alone:
                self._held.append(errand)
            else:
                self._answered.emit(_run(errand))

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._waiting)

    def forget(self, owner: QObject) -> None:
        """Let the errands of `owner` finish, but call nobody when they have."""
        for number in [n for n, waiting in self._waiting.items() if waiting.owner is owner]:
            del self._waiting[number]

    def close(self) -> None:
        """Finish everything queued, call nobody any more, and end the thread."""
        self.ending = True
        self._waiting.clear()
        self._errands.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (errand := self._held.popleft() if self._held else self._errands.get()) is not None:
            answer = _run(errand)
            del errand
            self._answered.emit(answer)
            del answer

    def _hand_over(self, answer: _Answer) -> None:
        waiting = self._waiting.pop(answer.number, None)
        if waiting is None:
            return
        if not shiboken6.isValid(waiting.owner):
            if answer.error is not None and not isinstance(answer.error, DeskError):
                waiting.broke(answer.error)  # a bug is never swallowed because a page was left
            return
        if answer.error is None:
            waiting.then(answer.value)
        elif isinstance(answer.error, DeskError):
            waiting.failed(answer.error)
        else:
            waiting.broke(answer.error)


def _run(errand: _Errand) -> _Answer:
    try:
        return _Answer(number=errand.number, value=errand.work())
    except DeskError as error:
        return _Answer(number=errand.number, error=error)
    except Exception as bug:  # noqa: BLE001 -- whatever went wrong goes to the last-resort dialog
        note_bug(bug)
        return _Answer(number=errand.number, error=bug)
