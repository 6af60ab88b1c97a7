"""The hand-over sheet on the screen, to print or export."""

from __future__ import annotations

from mediation_desk.services.hand_over_papers import hand_over_paper
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.pages.staff.panel import Panel
from mediation_desk.ui.paper_view import PaperView
from mediation_desk.words import _


class SheetPanel(Panel):
    """One finished hand-over as paper."""

    def __init__(self, desk: Desk, hand_over_id: str) -> None:
        super().__init__(desk, _("Hand-over sheet"), wide=True)
        self.view = PaperView(desk)
        self.add(self.view, 1)
        self.printing = Button(_("Print"), "primary", icon="printer")
        self.printing.clicked.connect(self.go_on)
        word, pdf = Button(_("Export Word")), Button(_("Export PDF"))
        word.clicked.connect(lambda: self.view.export("docx"))
        pdf.clicked.connect(lambda: self.view.export("pdf"))
        self.foot(word, pdf, self.printing, back=_("Back to the list"))
        desk.do(self, self._show, hand_over_paper, hand_over_id, failed=self.refuse)

    def go_on(self) -> None:
        """Print it."""
        self.view.print_it()

    def _show(self, made: MadePaper) -> None:
        self.view.show_paper(made)
