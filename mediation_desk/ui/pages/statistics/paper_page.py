"""A report as it will print."""

from __future__ import annotations

from mediation_desk.domain.report import ReportKind
from mediation_desk.services.ledger_report import ledger_paper
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.report_papers import report_paper
from mediation_desk.services.report_wanted import Wanted
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.paper_view import PaperView
from mediation_desk.words import _


class ReportPaperPage(Page):
    """`desk.go("report_paper", wanted, outside, organisation)`: counted anew, printed as every paper."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("A report as a paper"))
        self.view = PaperView(desk)
        self.body.addWidget(self.view, 1)
        self.back = Button(_("Back"), "link", icon="chevron-left")
        self.back.clicked.connect(self._go_back)
        self.head.set_lead(self.back)
        self.export_word = Button(_("Export Word"))
        self.export_pdf = Button(_("Export PDF"))
        self.print_it = Button(_("Print"), "primary", icon="printer")
        self.export_word.clicked.connect(self._word)
        self.export_pdf.clicked.connect(self._pdf)
        self.print_it.clicked.connect(self.view.print_it)
        for button in (self.export_word, self.export_pdf, self.print_it):
            self.head.add_button(button)

    def opened(self, *args: object) -> None:
        """Make the paper; without a report the figures are shown again."""
        self.view.clear()
        wanted, outside, organisation = (*args, None, None, None)[:3]
        if isinstance(wanted, Wanted) and wanted.kind is ReportKind.LEDGER:
            self.desk.do(self, self._show, ledger_paper, wanted.period)
        elif isinstance(wanted, Wanted):
            self.desk.do(
                self, self._show, report_paper, wanted, outside=bool(outside), organisation=bool(organisation)
            )
        else:
            self._go_back()

    def primary(self) -> None:
        """Print it."""
        self.view.print_it()

    def print(self) -> None:
        """Print it."""
        self.view.print_it()

    def _show(self, made: MadePaper) -> None:
        self.view.show_paper(made)

    def _word(self) -> None:
        self.view.export("docx")

    def _pdf(self) -> None:
        self.view.export("pdf")

    def _go_back(self) -> None:
        self.desk.go("statistics")
