"""A safety plan leaving the desk: only as the person wished, after the password, noted in the journal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.safety_plan import SafetyPlan
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.papers_out import Way
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.safety_papers import note_plan_out, plan_paper
from mediation_desk.services.wall import Stop
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.paper_out import export_paper, print_paper
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.wall_stop import WallStop
from mediation_desk.words import _


class SafetyOut(QObject):
    """Three buttons for a page's head; hidden while no plan is shown."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._record_id = ""
        self._plan: object = None
        self.stop = WallStop(desk)
        self.word = Button(_("Export Word"))
        self.pdf = Button(_("Export PDF"))
        self.print_it = Button(_("Print the plan"), icon="printer")
        self.word.clicked.connect(lambda: self._export("docx"))
        self.pdf.clicked.connect(lambda: self._export("pdf"))
        self.print_it.clicked.connect(self._print)
        self.offer("", None)

    def offer(self, record_id: str, plan: object) -> None:
        """Offer the paper of a plan, blocked with the reason unless the person wanted it."""
        self._record_id, self._plan = record_id, plan
        self.stop.say(Stop())
        for button in self.buttons:
            button.setVisible(bool(record_id))
        self.mask(self._desk.masked)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """In the order they stand."""
        return (self.word, self.pdf, self.print_it)

    def mask(self, masked: bool) -> None:
        """Nothing leaves while masked; afterwards the buttons are as they were."""
        for button in self.buttons:
            if masked:
                button.setEnabled(False)
            elif isinstance(self._plan, SafetyPlan) and not self._plan.paper_wanted:
                button.block(_("The person did not ask for paper. Note their wish in the plan first."))
            else:
                button.allow()

    def _print(self) -> None:
        self._made_then(self._to_printer)

    def _export(self, ending: str) -> None:
        self._made_then(partial(self._to_file, ending))

    def _made_then(self, then: Callable[[MadePaper], None]) -> None:
        if not self._record_id:
            return
        wanted = self._record_id

        def confirmed(password: Confirmed) -> None:
            self._desk.do(self._page, then, plan_paper, password, wanted)

        said = _("Outside the desk nothing protects this paper. Please hand it over as was agreed.")
        ask_password(self._desk, self._page, confirmed, title=_("Print the plan"), text=said)

    def _to_printer(self, made: MadePaper) -> None:
        self.stop.say(made.stop)
        if print_paper(self._desk, self._page, made):
            self._note(made, Way.PRINTER)

    def _to_file(self, ending: str, made: MadePaper) -> None:
        self.stop.say(made.stop)
        if export_paper(self._desk, self._page, made, ending) is not None:
            self._note(made, Way.WORD if ending == "docx" else Way.PDF)

    def _note(self, made: MadePaper, way: Way) -> None:
        self._desk.do(self._desk, _noted, note_plan_out, made.subject_id, way)


def _noted(_nothing: None) -> None:
    """Nobody waits for the journal."""
