"""Step 5: the register is made, off the GUI thread, step by step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.steps import ProgressSteps, Step, StepState
from mediation_desk.words import N_, _

_WORDS = (
    ("keys", N_("Make the keys (a few seconds)")),
    ("register", N_("Make the encrypted register")),
    ("people", N_("Write centre and staff into it")),
    ("place", N_("Put it in its place and open it")),
)


class Creating(QWidget):
    """Shows the steps; `reached` may be emitted from the register thread."""

    reached = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._steps = ProgressSteps()
        column = Column(self, gap=16)
        column.addWidget(Prose(_("Please do not switch the computer off now.")))
        column.addWidget(self._steps)
        column.addStretch(1)
        self.reached.connect(self.show_step)
        self.show_step("keys")

    def show_step(self, here: str) -> None:
        """Everything before `here` is done; `done` means all."""
        keys = [key for key, _word in _WORDS]
        at = keys.index(here) if here in keys else len(keys)
        later = [StepState.NOW, *[StepState.LATER] * len(keys)]
        states = [*[StepState.DONE] * at, *later][: len(keys)]
        self._steps.set_steps(
            [Step(word=_(word), state=state) for (_key, word), state in zip(_WORDS, states, strict=True)]
        )
