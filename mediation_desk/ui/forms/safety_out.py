"""A safety plan leaving the desk: only as the person wished, after the password, noted in the journal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.safety_plan import SafetyPlan
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.papers_out import Way
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.safety_papers import note_plan_out, plan_paper
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.paper_out import export_paper, print_paper
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _


class SafetyOut(QObject):
    """Two buttons for a page's head; hidden while no plan is shown."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._record_id = ""
        self.word = Button(_("Export Word"), icon="file-export")
        self.print_it = Button(_("Print the plan"), icon="printer")
        self.word.clicked.connect(self._export)
        self.print_it.clicked.connect(self._print)
        self.offer("", None)

    def offer(self, record_id: str, plan: object) -> None:
        """Offer the paper of a plan, blocked with the reason unless the person wanted it."""
        self._record_id = record_id
        for button in (self.word, self.print_it):
            button.setVisible(bool(record_id))
            if isinstance(plan, SafetyPlan) and not plan.paper_wanted:
                button.block(_("The person did not ask for paper. Note their wish in the plan first."))
            else:
                button.allow()

    def _print(self) -> None:
        self._made_then(self._to_printer)

    def _export(self) -> None:
        self._made_then(self._to_file)

    def _made_then(self, then: Callable[[MadePaper], None]) -> None:
        if not self._record_id:
            return
        wanted = self._record_id

        def confirmed(password: Confirmed) -> None:
            self._desk.do(self._page, then, plan_paper, password, wanted)

        said = _("Outside the desk nothing protects this paper. Please hand it over as was agreed.")
        ask_password(self._desk, self._page, confirmed, title=_("Print the plan"), text=said)

    def _to_printer(self, made: MadePaper) -> None:
        if print_paper(self._desk, self._page, made):
            self._note(made, Way.PRINTER)

    def _to_file(self, made: MadePaper) -> None:
        if export_paper(self._desk, self._page, made, "docx") is not None:
            self._note(made, Way.WORD)

    def _note(self, made: MadePaper, way: Way) -> None:
        self._desk.do(self._desk, _noted, note_plan_out, made.subject_id, way)


def _noted(_nothing: None) -> None:
    """Nobody waits for the journal."""
