"""The way of a restore: six steps shown on top, one pane at a time, always a way back until the decision."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.backup import Progress, Proof
from mediation_desk.domain.restore_loss import Loss
from mediation_desk.errors import DeskError
from mediation_desk.register.copy_prove import Proven
from mediation_desk.services.generations import StickDoor
from mediation_desk.ui.copy_opening import CopyOpening
from mediation_desk.ui.copy_words import failed_at, planned, under_way
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row, scrolling
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.steps import ProgressSteps, Step, Stepper, StepState
from mediation_desk.ui.restoring.choosing import ChoosingStep
from mediation_desk.ui.restoring.listing import ListingStep
from mediation_desk.ui.restoring.way import Opened, RestorePlace, RestoreWay
from mediation_desk.ui.restoring.weighing import DecidingStep, WeighingStep
from mediation_desk.words import N_, _, sentence

PROVING = (Proof.REREAD, Proof.OPEN, Proof.CHECK, Proof.FILES)
STICK, UNLOCK, LIST, VERIFY, WEIGH, DECIDE = range(6)
WORDS = (
    N_("Stick"),
    N_("Unlock"),
    N_("Copy"),
    N_("Verify"),
    N_("What it costs"),
    N_("Put back"),
)


class RestoreWizard(QWidget):
    """`decided` when the swing was decided; `broke` with a bug. `way` does what is done."""

    decided = Signal()
    broke = Signal(object)

    def __init__(self, place: RestorePlace, *, signed_in: bool) -> None:
        super().__init__()
        self._place = place
        self._proofs: tuple[Proof, ...] = PROVING
        self._last = Progress(proof=Proof.REREAD)
        self.way = RestoreWay(place, self)
        self.stepper = Stepper()
        self.said = Notice("", "neutral")
        self.choosing = ChoosingStep(place)
        self.opening = CopyOpening()
        self.unlock = Button(_("Open the copies"), "primary")
        self.listing = ListingStep(place.clock)
        self.proofs = ProgressSteps(planned(PROVING))
        self.stop_button = Button(_("Stop"))
        self.weighing = WeighingStep(place)
        self.deciding = DecidingStep(place, signed_in=signed_in)
        self.back = Button(_("One step back"), icon="chevron-left")
        self._panes = Stack()
        self._lay_out()
        self._connect()
        self.show_step(STICK)
        self.choosing.offer()

    @property
    def step(self) -> int:
        """The step one is at, from 0."""
        return self._panes.currentIndex()

    @property
    def running(self) -> bool:
        """Whether something is under way."""
        return self.way.running

    def go_on(self) -> None:
        """What Ctrl+Enter does: the main button of the step."""
        if self.running:
            return
        acts = {
            STICK: self._look,
            UNLOCK: self._open,
            LIST: self._prove,
            WEIGH: lambda: self.show_step(DECIDE),
            DECIDE: self._decide,
        }
        acts.get(self.step, self._nothing)()

    def step_back(self) -> None:
        """To the step before; what was typed stays there."""
        if self.running:
            return
        before = {UNLOCK: STICK, LIST: STICK, VERIFY: LIST, WEIGH: LIST, DECIDE: WEIGH}
        self.said.hide()
        self.show_step(before.get(self.step, STICK))

    def show_step(self, step: int) -> None:
        """Show a step and put the cursor into it."""
        self._panes.setCurrentIndex(step)
        states = [
            StepState.DONE if at < step else StepState.NOW if at == step else StepState.LATER
            for at in range(len(WORDS))
        ]
        self.stepper.set_steps([Step(word=_(w), state=s) for w, s in zip(WORDS, states, strict=True)])
        self.back.setVisible(step != STICK)
        focus = {
            STICK: self.choosing.folder,
            LIST: self.listing.table,
            VERIFY: self.stop_button,
            WEIGH: self.weighing.go,
            DECIDE: self.deciding.restore,
        }
        if step == UNLOCK:
            self.opening.begin()
        else:
            focus[step].setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Stop what runs; nothing was changed. Secrets typed are forgotten."""
        self.way.stop()
        self.opening.empty()

    def _look(self) -> None:
        self.choosing.form.clear_errors()
        if not self.choosing.folder.value():
            self.choosing.form.show_error("folder", _("restore.folder_needed"))
            return
        self._busy(_("Looking for copies …"))
        self.way.look(self.choosing.path)

    def _open(self) -> None:
        form, own = self.opening.form, self.way.own
        form.clear_errors()
        if own is None:
            return
        try:
            work = self.opening.key(own.state_folder, self._place.clock.now())
        except DeskError as refused:
            if not form.show_fault(refused):
                self._say(sentence(refused), "red")
            return
        self._busy(_("Opening the copies …"))
        self.way.open(work)

    def _prove(self) -> None:
        chosen = self.listing.chosen
        if chosen is not None:
            self._begin(PROVING, _("Opening and checking the copy …"))
            self.show_step(VERIFY)
            self.way.prove(chosen)

    def _decide(self) -> None:
        self.said.hide()
        self.way.decide()

    def _nothing(self) -> None:
        """While a copy is verified there is nothing to go on to."""

    def _locked(self, door: StickDoor) -> None:
        self._still()
        self.opening.ask(door)
        if self.way.own is not None and self.way.own.key is not None:
            self._say(_("restore.other_keys"), "neutral")
        self.show_step(UNLOCK)

    def _listed(self, opened: Opened) -> None:
        self._still()
        self.opening.empty()
        wanted = self.way.door.chosen if self.way.door else ""
        self.listing.show_copies(opened.found, wanted)
        self.show_step(LIST)

    def _proved(self, _proven: Proven) -> None:
        self._busy(_("Comparing with the register in place …"))
        self.way.weigh()

    def _weighed(self, loss: Loss) -> None:
        self._still()
        proven = self.way.proven
        if proven is None:
            return
        self._say(_("The copy is whole and opens."), "pine")
        self.weighing.say(proven.holds, loss)
        self.deciding.say(proven.holds, loss)
        self.show_step(WEIGH)

    def _preparing(self) -> None:
        self._begin(tuple(Proof), _("Making the restored register beside the present one …"))
        self.show_step(VERIFY)

    def _refused(self, error: DeskError) -> None:
        self._still()
        form = self.choosing.form if self.step == STICK else self.opening.form
        if self.step in (STICK, UNLOCK) and form.show_fault(error):
            return
        stopped = error.key == "backup.cancelled"
        said = _("restore.stopped") if stopped else sentence(error)
        if self.step == VERIFY:
            if stopped:
                self.show_step(LIST if self.way.loss is None else DECIDE)
            else:
                self.proofs.set_steps(failed_at(self._last.proof, _("Not finished"), self._proofs))
        self._say(said, "neutral" if stopped else "red")

    def _broke(self, bug: BaseException) -> None:
        self._still()
        self.broke.emit(bug)

    def _begin(self, proofs: tuple[Proof, ...], said: str) -> None:
        self._proofs, self._last = proofs, Progress(proof=proofs[0])
        self.proofs.set_steps(under_way(self._last, proofs))
        self.stop_button.allow()
        self.stop_button.setVisible(True)
        self._busy(said)

    def _told(self, progress: Progress) -> None:
        if not self.running or progress.proof not in self._proofs:
            return
        if self.step == DECIDE:
            self._preparing()
        self._last = progress
        self.proofs.set_steps(under_way(progress, self._proofs))

    def _halt(self) -> None:
        self.stop_button.block(_("Stopping …"))
        self.way.stop()

    def _busy(self, said: str) -> None:
        self._say(said, "neutral")
        for control in self._controls:
            control.setEnabled(False)

    def _still(self) -> None:
        self.said.hide()
        self.stop_button.setVisible(False)
        for control in self._controls:
            control.setEnabled(True)

    def _say(self, text: str, tone: str) -> None:
        self.said.say(text, tone)
        self.said.show()

    @property
    def _controls(self) -> tuple[QWidget, ...]:
        return (
            self.choosing,
            self.opening,
            self.unlock,
            self.listing,
            self.weighing,
            self.deciding,
            self.back,
        )

    def _connect(self) -> None:
        way = self.way
        for signal, act in (
            (way.locked, self._locked),
            (way.listed, self._listed),
            (way.proved, self._proved),
            (way.weighed, self._weighed),
            (way.told, self._told),
            (way.failed, self._refused),
            (way.broke, self._broke),
            (way.decided, self.decided),
        ):
            signal.connect(act)
        for wanted in (self.choosing.wanted, self.unlock.clicked, self.listing.wanted):
            wanted.connect(self.go_on)
        for wanted in (self.weighing.wanted, self.deciding.wanted):
            wanted.connect(self.go_on)
        for form in self.opening.forms:
            form.submitted.connect(self.go_on)
        self.opening.password.edit.returnPressed.connect(self.go_on)
        self.opening.card.edit.returnPressed.connect(self.go_on)
        self.listing.other_key.connect(self._other_key)
        self.stop_button.clicked.connect(self._halt)
        self.back.clicked.connect(self.step_back)

    def _other_key(self) -> None:
        if self.way.door is not None and not self.running:
            self.opening.ask(self.way.door)
            self.show_step(UNLOCK)

    def _lay_out(self) -> None:
        opening = Sheet(_("Open the copies"), margin=24, gap=12)
        opening.add(Prose(_("restore.unlock_once"), tone="ink2"))
        opening.add(self.opening)
        self.opening.asked.hide()  # the line above asks already
        foot = Row(gap=12)
        foot.addStretch(1)
        foot.addWidget(self.unlock)
        opening.body.addLayout(foot)
        verify = Sheet(_("The copy is verified"), margin=24, gap=12)
        verify.add(self.proofs)
        halt = Row(gap=12)
        halt.addStretch(1)
        halt.addWidget(self.stop_button)
        verify.body.addLayout(halt)
        verify.body.addStretch(1)
        opening.body.addStretch(1)
        choosing, unlocking, deciding = (_rolling(one) for one in (self.choosing, opening, self.deciding))
        for pane in (choosing, unlocking, self.listing, verify, self.weighing, deciding):
            self._panes.addWidget(pane)
        whole = Column(self, gap=8)
        whole.addWidget(self.stepper)
        whole.addWidget(self.said)
        whole.addWidget(self._panes, 1)
        row = Row(gap=12)
        row.addWidget(self.back)
        row.addStretch(1)
        whole.addLayout(row)
        self.said.hide()


def _rolling(sheet: Sheet) -> QWidget:
    """The sheet in an area that scrolls, for large text on a small screen."""
    inside = QWidget()
    Column(inside).addWidget(sheet)
    return scrolling(inside)
