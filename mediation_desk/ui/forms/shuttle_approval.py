"""The director's word that talks go on back to back, and why they may not yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.safety import Mark
from mediation_desk.domain.transitions import Refusal
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.checks import CheckBox
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column
from mediation_desk.words import _


class ShuttleApproval(QWidget):
    """Shown for a case marked red or orange; `agreed(person wishes it, safety plan exists)`."""

    agreed = Signal(bool, bool)

    def __init__(self) -> None:
        super().__init__()
        self._state = Prose("", "small", tone="ink2")
        self.wishes = CheckBox(_("The person wishes it"))
        self.plan = CheckBox(_("A safety plan was made"))
        self.agree = Button(_("Agree to talks back to back"), compact=True)
        self.agree.clicked.connect(self._agreed)
        column = Column(self, gap=4)
        column.addWidget(Label(_("Talks back to back"), "section"))
        column.addWidget(self._state)
        for widget in (self.wishes, self.plan, self.agree):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, mark: Mark, refusals: Sequence[Refusal], *, approved: bool, may_agree: bool) -> None:
        """Say what stands; red asks for the wish and the plan as well."""
        self.setVisible(mark in (Mark.RED, Mark.ORANGE))
        said = [_(refusal.key) for refusal in refusals]
        if not said and approved:
            said = [_("The director agreed.")]
        self._state.setText("\n".join(said))
        open_yet = may_agree and bool(refusals)
        for box in (self.wishes, self.plan):
            box.setVisible(open_yet and mark is Mark.RED)
        self.agree.setVisible(open_yet)

    def _agreed(self) -> None:
        self.agreed.emit(self.wishes.isChecked(), self.plan.isChecked())
