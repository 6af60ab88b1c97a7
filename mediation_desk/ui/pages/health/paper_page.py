"""The health report as it will print."""

from __future__ import annotations

from mediation_desk.domain.health_computer import Computer
from mediation_desk.services.health_paper import health_paper
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.ui.computer_now import ComputerNow
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.paper_view import PaperView
from mediation_desk.words import _


class HealthPaperPage(Page):
    """Looked at anew whenever it is opened; printed and exported as every paper."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Health report"))
        self._now = ComputerNow(desk, self)
        self.view = PaperView(desk)
        self.body.addWidget(self.view, 1)
        self.back = Button(_("Back"), "link", icon="chevron-left")
        self.back.clicked.connect(self._go_back)
        self.head.set_lead(self.back)
        self.export_word = Button(_("Export Word"))
        self.export_pdf = Button(_("Export PDF"))
        self.print_it = Button(_("Print"), "primary", icon="printer")
        self.export_word.clicked.connect(lambda: self.view.export("docx"))
        self.export_pdf.clicked.connect(lambda: self.view.export("pdf"))
        self.print_it.clicked.connect(self.view.print_it)
        for button in (self.export_word, self.export_pdf, self.print_it):
            self.head.add_button(button)

    def opened(self, *_args: object) -> None:
        """Make the report of this moment."""
        self.view.clear()
        self._now.look(self._make)

    def primary(self) -> None:
        """Print it."""
        self.view.print_it()

    def print(self) -> None:
        """Print it."""
        self.view.print_it()

    def _make(self, here: Computer) -> None:
        self.desk.ask(self, self._show, health_paper, here)

    def _show(self, made: MadePaper) -> None:
        self.view.show_paper(made)

    def _go_back(self) -> None:
        self.desk.go("health")
