"""A receipt page by page as it will print, and the way to the printer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services.copy_receipts import receipt_paper
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.paper_view import PaperView
from mediation_desk.words import _, sentence


class ReceiptPage(Page):
    """`desk.go("backup_receipt", name of a copy)`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Receipt of a copy"))
        back = Button(_("Back"), "link", icon="chevron-left")
        back.clicked.connect(self._back)
        self.head.set_lead(back)
        self.print_it = Button(_("Print"), "primary", icon="printer")
        self.print_it.clicked.connect(self.print)
        self.head.add_button(self.print_it)
        self._notices = NoticePlace()
        self.view = PaperView(desk)
        self.body.addLayout(self._notices)
        self.body.addWidget(self.view, 1)

    def opened(self, *args: object) -> None:
        """Show the receipt of the copy called so; without a name the last one stays."""
        name = str(args[0]) if args else ""
        if name:
            self.view.clear()
            self._notices.say(None)
            self.print_it.allow()
            self.desk.do(self, self._show, receipt_paper, name, failed=self._refused)

    def primary(self) -> None:
        """Print it."""
        self.print()

    def print(self) -> None:
        """Print it."""
        self.view.print_it()

    def panes(self) -> tuple[QWidget, ...]:
        """The paper."""
        return (self.view,)

    def _show(self, made: MadePaper) -> None:
        self.view.show_paper(made)

    def _refused(self, error: DeskError) -> None:
        self.print_it.block(sentence(error))
        self._notices.say(Notice(sentence(error), "red", acts=[(_("Back"), self._back)]))

    def _back(self) -> None:
        self.desk.go("backup")
