"""Restoring from a copy: choose it, open and prove it, see what it holds, then put it in place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.backup import Holds, Progress, Proof
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register.copy_prove import Proven, Unlock
from mediation_desk.services.restoring import (
    Beginning,
    CopyDoor,
    look_at_copy_door,
    newest_copy,
    prepare_restore,
    prove_for_restore,
)
from mediation_desk.ui.beside import Beside
from mediation_desk.ui.copy_holds import HoldsSheet
from mediation_desk.ui.copy_opening import CopyOpening
from mediation_desk.ui.copy_words import failed_at, planned, under_way
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row, scrolling
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.steps import ProgressSteps
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.seams import Clock, Files
from mediation_desk.words import _, sentence

PROVING = (Proof.REREAD, Proof.OPEN, Proof.CHECK, Proof.FILES)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePlace:
    """Where the register is (to be), and what the panel may ask of the computer."""

    folder: Path
    clock: Clock
    files: Files
    start: Path


class RestorePanel(QWidget):
    """`decided` when the swing was decided; `looked(folder)` when a signed-in page must ask a password.

    Without anybody signed in (`state_folder` given) the copy's own password, card or sheets open it.
    """

    decided = Signal()
    looked = Signal(object)
    broke = Signal(object)

    def __init__(
        self, place: RestorePlace, state_folder: Path | None = None, by: Staff | None = None
    ) -> None:
        super().__init__()
        self._place, self._state, self._by = place, state_folder, by
        self._beginning: Beginning | None = None
        self._proven: Proven | None = None
        self._proofs: tuple[Proof, ...] = PROVING
        self._last = Progress(proof=Proof.REREAD)
        self._beside = Beside(self)
        self._beside.told.connect(self._told)
        self.form = Form()
        self.folder = TextField("folder", _("Folder of the copy"), max_length=1_000)
        self.form.add(self.folder)
        self.choose = Button(_("Choose the folder"), icon="usb")
        self.opening = CopyOpening()
        self.prove = Button(_("Open and check"), "primary")
        self.steps = ProgressSteps(planned(PROVING))
        self.said = Notice("", "neutral")
        self.holds = HoldsSheet()
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.prove.clicked.connect(self.go_on)
        self.form.submitted.connect(self.go_on)
        for form in self.opening.forms:
            form.submitted.connect(self.go_on)
        self.folder.changed.connect(self._another)
        self.holds.put.clicked.connect(self._prepare)
        self.holds.other.clicked.connect(self._choose_again)

    @property
    def running(self) -> bool:
        """Whether something is under way."""
        return self._beside.running

    def go_on(self) -> None:
        """Look at the folder typed, then open it as far as it can be."""
        if self.running:
            return
        self.form.clear_errors()
        if self.opening.isVisible():
            self._open_typed()
            return
        meant = newest_copy(self._copy)
        if meant != self._copy:
            self.folder.set_value(str(meant))  # seen in the field before anything is opened
        try:
            door = look_at_copy_door(self._copy, self._state or self._copy)
        except DeskError as refused:
            self.form.show_error("folder", sentence(refused))
            return
        if self._state is None:
            self.looked.emit(self._copy)
        else:
            self._ask(door)

    def begin(self, beginning: Beginning) -> None:
        """Whoever is signed in typed their password: open by their keys, or ask for the copy's own."""
        self._beginning = beginning
        if beginning.unlock is not None:
            self._open(beginning.unlock)
            return
        self._say(_("This copy has other keys than today's. Open it with one of its own."), "neutral")
        self._ask(look_at_copy_door(self._copy, beginning.state_folder))

    def stop(self) -> None:
        """Stop what runs; nothing was changed."""
        self._beside.stop()
        self.opening.empty()

    @property
    def _copy(self) -> Path:
        return Path(self.folder.value()).expanduser()

    @property
    def _state_folder(self) -> Path | None:
        return self._state or (self._beginning.state_folder if self._beginning else None)

    def _choose(self) -> None:
        start = Path(self.folder.value()) if self.folder.value() else self._place.start
        folder = self._place.files.folder(self, _("Folder of the copy"), start)
        if folder is not None:
            self.folder.set_value(str(folder))
            self.go_on()

    def _choose_again(self) -> None:
        if not self.running:
            self._another()
            self.folder.setFocus()

    def _another(self) -> None:
        self._first.show()
        self.opening.hide()
        self.holds.hide()
        self.steps.hide()
        self.said.hide()
        self._proven = self._beginning = None

    def _ask(self, door: CopyDoor) -> None:
        self.opening.ask(door)
        self.opening.show()
        next(iter(self.opening.form.fields.values())).setFocus()

    def _open_typed(self) -> None:
        form, state = self.opening.form, self._state_folder
        form.clear_errors()
        if state is None:
            return
        try:
            unlock = self.opening.unlock(self._copy, state, self._place.clock.now())
        except DeskError as refused:
            form.show_error(refused.field or "", sentence(refused))
            return
        self._open(unlock)

    def _open(self, unlock: Unlock) -> None:
        copy = self._copy
        self._run(PROVING, _("Opening and checking the copy …"))
        self._beside.start(
            lambda tell: prove_for_restore(copy, unlock, tell),
            self._opened,
            failed=self._refused,
            broke=self._broke,
        )

    def _opened(self, proven: Proven) -> None:
        self._proven = proven
        self._still()
        self.opening.empty()
        self.opening.hide()
        self.steps.set_steps(under_way(Progress(proof=Proof.FILES, done=1, total=1), PROVING))
        self.steps.hide()
        self._say(_("The copy is whole and opens."), "pine")
        self.holds.say(proven.holds, self._beginning, self._place.clock.now())
        self._first.hide()
        self.holds.show()
        self.holds.put.setFocus()

    def _prepare(self) -> None:
        proven, state = self._proven, self._state_folder
        if proven is None or state is None or self.running:
            return
        folder, now, by = self._place.folder, self._place.clock.now(), self._by
        self.holds.put.block(_("Preparing …"))
        self._run(tuple(Proof), _("Making the restored register beside the present one …"))
        self._beside.start(
            lambda tell: prepare_restore(folder, state, proven, now, tell, by=by),
            self._prepared,
            failed=self._refused,
            broke=self._broke,
        )

    def _prepared(self, _holds: Holds) -> None:
        self._still()
        self._proven = self._beginning = None
        self.decided.emit()

    def _refused(self, error: DeskError) -> None:
        self._still()
        form = self.opening.form
        if self.opening.isVisible() and error.field in form.fields:
            self.steps.hide()
            self.said.hide()
            form.show_error(error.field or "", sentence(error))
            return
        self.steps.set_steps(failed_at(self._last.proof, _("Not finished"), self._proofs))
        self._say(sentence(error), "red")

    def _broke(self, bug: BaseException) -> None:
        self._still()
        self.steps.hide()
        self.said.hide()
        self.broke.emit(bug)

    def _run(self, proofs: tuple[Proof, ...], said: str) -> None:
        self._proofs, self._last = proofs, Progress(proof=proofs[0])
        self._beside.again()
        self.steps.set_steps(under_way(self._last, proofs))
        self.steps.show()
        self._say(said, "neutral")
        for control in (self.prove, self.choose, self.folder, self.opening):
            control.setEnabled(False)

    def _still(self) -> None:
        self.holds.put.allow()
        for control in (self.prove, self.choose, self.folder, self.opening):
            control.setEnabled(True)

    def _told(self, progress: Progress) -> None:
        if progress.proof in self._proofs and self.running:
            self._last = progress
            self.steps.set_steps(under_way(progress, self._proofs))

    def _say(self, text: str, tone: str) -> None:
        self.said.say(text, tone)
        self.said.show()
        QTimer.singleShot(0, self, self._into_sight)

    def _into_sight(self) -> None:
        self._area.ensureWidgetVisible(self.steps if self.steps.isVisible() else self.said, 0, 0)

    def _lay_out(self) -> None:
        self._first = first = Sheet(_("Which copy"), margin=24, gap=16)
        first.add(Prose(_("restore.what"), tone="ink2"))
        first.add(self.form)
        first.add(self.opening)
        row = Row(gap=12)
        row.addWidget(self.choose)
        row.addStretch(1)
        row.addWidget(self.prove)
        first.body.addLayout(row)
        inside = QWidget()
        column = Column(inside, gap=16)
        column.addWidget(first)
        column.addWidget(self.said)
        column.addWidget(self.steps)
        column.addWidget(self.holds)
        column.addStretch(1)
        whole = Column(self)
        self._area = scrolling(inside)
        whole.addWidget(self._area)
        for hidden in (self.opening, self.said, self.steps, self.holds):
            hidden.hide()
