"""The agreement on paper beside its fields, with the clause in hand tinted."""

from __future__ import annotations

from typing import Any

from mediation_desk.domain.agreement import Agreement
from mediation_desk.services.agreement_proof import look_at_agreement
from mediation_desk.services.paper_gate import Pages
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.live_paper import LivePaper


class PaperPane(LivePaper[tuple[Agreement, str]]):
    """Shows an agreement as it would print now; turns to the clause when another one is taken in hand."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._turn_to_clause, self._turned = "", True

    def wish(self, agreement: Agreement, clause_id: str) -> None:
        """Show this soon, with one clause tinted."""
        if clause_id and clause_id != self._turn_to_clause:
            self._turn_to_clause = clause_id
            self._turned = False
        self.want((agreement, clause_id))

    def ask_for(self, wish: tuple[Agreement, str], scale: float, **answered: Any) -> None:
        """The pages of an agreement, saved or not."""
        agreement, clause_id = wish
        then, failed = answered["then"], answered["failed"]
        self.desk.ask(
            self, then, look_at_agreement, agreement, clause_id=clause_id, scale=scale, failed=failed
        )

    def show_look(self, look: Pages) -> None:
        """Turn to the clause once."""
        super().show_look(look)
        if look.page is not None and not self._turned:
            self._turned = True
            self.turn(look.page)
