"""Receipts page by page as they will print, and the way to the printer: of copies, drills, keys, offers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services.copy_receipts import receipt_paper
from mediation_desk.services.drill_receipts import drill_paper
from mediation_desk.services.offer_papers import offer_slip
from mediation_desk.services.packet_papers import key_slip
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.paper_view import PaperView
from mediation_desk.words import _, sentence


class ReceiptPage(Page):
    """`use_case(records, key)` makes the paper; `came_from` is the page to go back to."""

    def __init__(self, desk: Desk, title: str, use_case: Callable[..., MadePaper], came_from: str) -> None:
        super().__init__(desk, title)
        self._use_case, self._came_from = use_case, came_from
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
        """Show the receipt of this key; without one the last stays."""
        if args and args[0]:
            self.view.clear()
            self._notices.say(None)
            self.print_it.allow()
            self.desk.do(self, self._show, self._use_case, args[0], failed=self._refused)

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
        self.desk.go(self._came_from)


class CopyReceiptPage(ReceiptPage):
    """`desk.go("backup_receipt", name of a copy)`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Receipt of a copy"), receipt_paper, "backup")


class DrillReceiptPage(ReceiptPage):
    """`desk.go("drill_receipt", number of a drill)`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Receipt of a drill"), drill_paper, "drill")


class PacketSlipPage(ReceiptPage):
    """`desk.go("packet_slip", kind of a packet key)`: its fingerprint, printed or as a file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Fingerprint of a packet key"), key_slip, "packets")
        for kind, words in (("pdf", "PDF"), ("docx", "Word")):
            button = Button(words, icon="file-export")
            button.clicked.connect(partial(self.view.export, kind))
            self.head.put_button(button, 0)


class OfferSlipPage(ReceiptPage):
    """`desk.go("offer_slip", id of an offer of counselling)`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Slip of the offer"), offer_slip, "clues")
