"""Progress with proof while the register gets a new key, and the way to stop it before it counts."""

from __future__ import annotations

import threading

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services.rekey import Rekeyed, RekeyStep
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.steps import ProgressSteps, Step, StepState
from mediation_desk.words import N_, _, sentence

_WORDS = (
    (RekeyStep.COPY, N_("Copy the register under the new key")),
    (RekeyStep.PROVE, N_("Prove the copy, page by page")),
    (RekeyStep.SEAL, N_("Seal the new key for everybody who stays")),
    (RekeyStep.SWING, N_("Write the new key file")),
    (RekeyStep.CLEAN, N_("Delete the old file")),
)
_CAN_STOP = frozenset({RekeyStep.COPY, RekeyStep.PROVE, RekeyStep.SEAL})


class Rekeying(QWidget):
    """`tell` is for the service and is called on the register thread; `stop` gives up before the commit."""

    reached = Signal(object, int, int)  # RekeyStep, done, all

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._given_up = threading.Event()
        self._at: RekeyStep | None = None
        self._began = 0.0
        self.steps = ProgressSteps()
        self.said = Prose("", tone="ink2")
        self.stop = Button(_("Stop, keep everything as it was"))
        self.stop.clicked.connect(self.give_up)
        column = Column(self, gap=16)
        self._told = (Prose(_("rekey.protects")), Prose(_("rekey.does_not_protect"), tone="ink2"))
        for told in self._told:
            column.addWidget(told)
        column.addWidget(self.steps)
        row = Row(gap=12)
        row.addWidget(self.stop)
        row.addWidget(self.said, 1)
        column.addLayout(row)
        self.reached.connect(self._show)
        self.wait()

    def wait(self) -> None:
        """Nothing runs yet, or not any more."""
        self._given_up.clear()
        self._at = None
        self.said.setText("")
        self.stop.hide()
        self.steps.hide()
        for told in self._told:
            told.show()
        self._put(-1, None)

    def begin(self) -> None:
        """The act was sent to the register thread."""
        self.wait()
        self._began = self._desk.clock.ticks()
        self.stop.allow()
        self.stop.show()
        self.steps.show()
        for told in self._told:  # read by now; the steps and their last sentence need the room
            told.hide()
        self._put(0, None)

    def tell(self, step: RekeyStep, done: int, every: int) -> None:
        """Called by the service, on the register thread. DeskError("rekey.given_up") when it was stopped."""
        if step in _CAN_STOP and self._given_up.is_set():
            raise DeskError("rekey.given_up")
        self.reached.emit(step, done, every)

    def give_up(self) -> None:
        """Stop at the next step, if it does not count yet."""
        self._given_up.set()
        self.stop.block(_("Stopping …"))

    def done(self, made: Rekeyed) -> None:
        """Only this sentence claims success."""
        self.stop.hide()
        facts = _("Rows: {rows} · keys: {slots}", rows=f"{made.rows:,}", slots=made.slots)
        self.steps.set_steps(
            [
                Step(word=_(word), state=StepState.DONE, fact=facts if step is RekeyStep.PROVE else "")
                for step, word in _WORDS
            ]
        )
        self.said.setText(_("The new key counts. Whoever left opens nothing that is written from now on."))

    def failed(self, error: DeskError) -> None:
        """Say where it ended; the register is as it was, or the desk is locked because nobody can be sure."""
        self.stop.hide()
        at = self._place()
        states = [StepState.DONE] * at + [StepState.FAILED] + [StepState.LATER] * len(_WORDS)
        self.steps.set_steps(
            [Step(word=_(word), state=state) for (_step, word), state in zip(_WORDS, states, strict=False)]
        )
        self.said.setText(sentence(error))
        if error.key == "rekey.in_doubt":
            self._desk.refuse(error, of=self)
            self._desk.lock()

    def _show(self, step: RekeyStep, done: int, every: int) -> None:
        self._at = step
        if step not in _CAN_STOP:
            self.stop.block(_("It counts already and cannot be stopped"))
        self._put(self._place(), done / every if every else None)

    def _place(self) -> int:
        return [step for step, _word in _WORDS].index(self._at) if self._at else 0

    def _put(self, at: int, share: float | None) -> None:
        states = [StepState.LATER] * len(_WORDS)
        for number in range(len(states)):
            if number < at:
                states[number] = StepState.DONE
            elif number == at:
                states[number] = StepState.NOW
        self.steps.set_steps(
            [
                Step(
                    word=_(word),
                    state=state,
                    share=share if state is StepState.NOW else None,
                    fact=self._left(share) if state is StepState.NOW else "",
                )
                for (_step, word), state in zip(_WORDS, states, strict=True)
            ]
        )

    def _left(self, share: float | None) -> str:
        if not share or self._at is not RekeyStep.COPY:
            return ""
        gone = self._desk.clock.ticks() - self._began
        seconds = round(gone * (1 - share) / share)
        return _("about {n} seconds left", n=seconds) if gone > 1 and seconds else ""
