"""文书: every blank form to look at, print and export; and which version a check code on a paper names."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.papers import blank_paper
from mediation_desk.ui.blank_forms import BlankForms
from mediation_desk.ui.code_pane import CodePane
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.keys import bind
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.paper_tabs import PaperTabs
from mediation_desk.ui.paper_view import PaperView
from mediation_desk.words import _


class PapersPage(Page):
    """Tabs 全部 (the blank forms) and 核对码."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Papers"))
        self.tabs = PaperTabs("all", desk)
        self.tabs.part.connect(self._tab)
        self.view = PaperView(desk)
        self.forms = BlankForms()
        self.forms.chosen.connect(self._choose)
        self.code = CodePane(desk)
        self.export_word = Button(_("Export Word"))
        self.export_pdf = Button(_("Export PDF"))
        self.print_it = Button(_("Print blank"), "primary", icon="printer")
        self.export_word.clicked.connect(lambda: self.view.export("docx"))
        self.export_pdf.clicked.connect(lambda: self.view.export("pdf"))
        self.print_it.clicked.connect(self.view.print_it)
        for button in (self.export_word, self.export_pdf, self.print_it):
            self.head.add_button(button)
        self._lay_out()
        bind(self, "Ctrl+Tab", self._next_tab)

    def opened(self, *args: object) -> None:
        """Show the first blank form, or the one asked for."""
        wanted = str(args[0]) if args else ""
        if wanted in ("all", "code"):
            self.tabs.show_tab(wanted)
            wanted = ""
        if self.tabs.current() != "code":
            self.forms.show_form(wanted)

    def primary(self) -> None:
        """Print the blank form, or look the code up."""
        if self.tabs.current() == "code":
            self.code.look_up()
        else:
            self.view.print_it()

    def print(self) -> None:
        """Print the blank form shown."""
        if self.tabs.current() == "all":
            self.view.print_it()

    def panes(self) -> tuple[QWidget, ...]:
        """Tabs, list, paper or code."""
        return (self.tabs, self.forms, self.view, self.code)

    def _lay_out(self) -> None:
        blank = QWidget()
        row = Row(blank, gap=16)
        row.addWidget(size(self.forms, width=320))
        row.addWidget(self.view, 1)
        self._both = Stack()
        self._both.addWidget(blank)
        self._both.addWidget(self.code)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._both, 1)

    def _choose(self, key: object) -> None:
        self.desk.ask(self, self._show, blank_paper, str(key))

    def _show(self, made: MadePaper) -> None:
        self.view.show_paper(made)

    def _tab(self, key: str) -> None:
        self._both.setCurrentIndex(0 if key == "all" else 1)
        for button in (self.export_word, self.export_pdf, self.print_it):
            button.setVisible(key == "all")
        if key == "code":
            self.code.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _next_tab(self) -> None:
        if self.isVisible():
            self.tabs.next()
