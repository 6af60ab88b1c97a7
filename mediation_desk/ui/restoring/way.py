"""What happens on the way, without a widget: looked for, opened, listed, proved, weighed, prepared.

Everything long runs beside the window and stops at the next progress; until the decision nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.generation import Generation
from mediation_desk.domain.restore_loss import Loss
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register.copy_prove import Proven
from mediation_desk.services.copy_keys import CopyKey
from mediation_desk.services.generations import StickDoor, generations, look_at_stick
from mediation_desk.services.restoring import OwnWay, prepare_restore, prove_for_restore
from mediation_desk.ui.beside import Beside
from mediation_desk.ui.restoring.seats import Seat
from mediation_desk.ui.seams import Clock, Files


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePlace:
    """Where the register is (to be), and what the way may ask of the computer."""

    folder: Path
    clock: Clock
    files: Files
    start: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The copies of a stick, and the key that opened those it fits."""

    found: tuple[Generation, ...]
    key: CopyKey


class RestoreWay(QWidget):
    """Signals say how far it is; `told` is Progress, `failed` a DeskError, after which one may go on.

    `locked` when copies were found and something must be typed to open them.
    """

    locked = Signal(object)  # StickDoor
    listed = Signal(object)  # Opened
    proved = Signal(object)  # Proven
    weighed = Signal(object)  # Loss
    decided = Signal()
    told = Signal(object)
    failed = Signal(object)
    broke = Signal(object)

    def __init__(self, place: RestorePlace, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.place = place
        self.beside = Beside(self)
        self.beside.told.connect(self.told)
        self.seat: Seat | None = None
        self.own: OwnWay | None = None
        self.door: StickDoor | None = None
        self.opened: Opened | None = None
        self.chosen: Generation | None = None
        self.proven: Proven | None = None
        self.loss: Loss | None = None
        self.asking = False

    @property
    def running(self) -> bool:
        """Whether something is under way."""
        return self.beside.running or self.asking

    def look(self, folder: Path) -> None:
        """Look for copies; whoever is signed in opens them with their own key if it fits."""
        self.proven = self.loss = self.chosen = self.opened = None

        def with_way(own: OwnWay) -> None:
            self.asking = False
            self.own = own
            state = own.state_folder
            self._run(lambda: look_at_stick(folder, state), self._looked)

        self.asking = True
        self._seat.own_way(with_way, self._refused)

    def open(self, work: Callable[[], CopyKey]) -> None:
        """Open the copies with what was typed."""
        door = self.door
        if door is not None:
            self._run(lambda: self._list(door, work()), self._listed)

    def prove(self, chosen: Generation) -> None:
        """Prove one copy where it lies."""
        opened = self.opened
        if opened is None:
            return
        self.chosen, self.proven, self.loss = chosen, None, None
        key = opened.key
        self.beside.again()
        self.beside.start(
            lambda tell: prove_for_restore(chosen.folder, key, tell),
            self._proved,
            failed=self._refused,
            broke=self.broke.emit,
        )

    def weigh(self) -> None:
        """Find out what restoring the proved copy would lose and bring back."""
        if self.chosen is not None and self.opened is not None:
            self.asking = True
            self._seat.weigh(self.chosen.folder, self.opened.key, self._weighed, self._refused)

    def decide(self) -> None:
        """Ask what must be asked once more, then prepare the swing."""
        self._seat.decide(self, self._prepare, self._refused)

    def stop(self) -> None:
        """Stop what runs; nothing was changed."""
        self.beside.stop()

    @property
    def _seat(self) -> Seat:
        assert self.seat is not None  # given right after it was made
        return self.seat

    def _list(self, door: StickDoor, key: CopyKey) -> Opened:
        proved = self.own.proved if self.own else frozenset()
        return Opened(found=generations(door.folder, key, proved), key=key)

    def _looked(self, door: StickDoor) -> None:
        self.door = door
        own = self.own.key if self.own else None
        if own is None:
            self.locked.emit(door)
        else:
            self._run(lambda: self._list(door, own), self._listed_by_own)

    def _listed_by_own(self, opened: Opened) -> None:
        if any(one.may_be_chosen for one in opened.found):
            self._listed(opened)
        elif self.door is not None:
            self.locked.emit(self.door)

    def _listed(self, opened: Opened) -> None:
        self.opened = opened
        self.listed.emit(opened)

    def _proved(self, proven: Proven) -> None:
        self.proven = proven
        self.proved.emit(proven)

    def _weighed(self, loss: Loss) -> None:
        self.asking = False
        self.loss = loss
        self.weighed.emit(loss)

    def _prepare(self, by: Staff | None) -> None:
        proven, loss, own = self.proven, self.loss, self.own
        if proven is None or own is None or self.running:
            return
        folder, now, state = self.place.folder, self.place.clock.now(), own.state_folder
        self.beside.again()
        self.beside.start(
            lambda tell: prepare_restore(folder, state, proven, now, tell, by=by, loss=loss),
            self._prepared,
            failed=self._refused,
            broke=self.broke.emit,
        )

    def _prepared(self, _holds: object) -> None:
        self.opened = self.proven = None
        self.decided.emit()

    def _run(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        self.beside.again()
        self.beside.start(lambda _tell: work(), then, failed=self._refused, broke=self.broke.emit)

    def _refused(self, error: DeskError) -> None:
        self.asking = False
        self.failed.emit(error)
