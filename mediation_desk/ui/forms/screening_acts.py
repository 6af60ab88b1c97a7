"""What can be done beside the questions: raise a mark, let one go down, agree to talks back to back."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mediation_desk.domain.safety import Mark
from mediation_desk.errors import DeskError
from mediation_desk.services import screenings
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.screening_side import ScreeningSide
from mediation_desk.words import _


class ScreeningActs(QObject):
    """Carries out what the side asks for; `changed` of the desk then brings what is new."""

    def __init__(self, desk: Desk, side: ScreeningSide) -> None:
        super().__init__(side)
        self.person_id = ""
        self.case_id: str | None = None
        self._desk, self._side = desk, side
        side.history.approved.connect(self._approve)
        side.raising.raised.connect(self._raise)
        side.shuttle.agreed.connect(self._agree_shuttle)

    def count_at_once(self, mark: Mark) -> None:
        """A result so far that asks for more care than what stands: it counts from now on."""
        why = _("Result so far, when the talk was paused")
        self._desk.do(self, self._nothing, screenings.raise_mark, self.person_id, mark, why)

    def _raise(self, mark: Mark, reason: str) -> None:
        self._desk.do(
            self, self._raised, screenings.raise_mark, self.person_id, mark, reason, failed=self._not_raised
        )

    def _raised(self, _value: object) -> None:
        self._side.raising.fold()
        self._desk.toast(_("The mark counts from now on."))

    def _not_raised(self, error: DeskError) -> None:
        if not self._side.raising.show_fault(error):
            self._desk.refuse(error, of=self)

    def _approve(self, screening_id: str) -> None:
        self._desk.do(self, self._nothing, screenings.approve_lower_mark, self.person_id, screening_id)

    def _agree_shuttle(self, wishes: bool, plan: bool) -> None:
        if self.case_id is not None:
            self._desk.do(self, self._nothing, screenings.approve_shuttle, self.case_id, wishes, plan)

    def _nothing(self, _value: object) -> None:
        """`changed` brings what is new."""
