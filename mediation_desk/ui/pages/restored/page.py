"""恢复后补录: last numbers on paper, numbers to enter again, and receipts held against the register."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.pages.restored.asked_pane import AskedPane
from mediation_desk.ui.pages.restored.list_pane import ListPane
from mediation_desk.ui.pages.restored.receipt_pane import ReceiptPane
from mediation_desk.words import _

_SEEN = 4
"""So many arguments a stick that saw a newer register sends along."""


class RestoredPage(Page):
    """`desk.go("restored", "asked" | "list" | "receipt")`; without a key the one shown last."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Enter again after a restore"))
        self.asked, self.list, self.receipt = AskedPane(desk), ListPane(desk), ReceiptPane(desk)
        self.made: dict[str, AskedPane | ListPane | ReceiptPane] = {
            "asked": self.asked,
            "list": self.list,
            "receipt": self.receipt,
        }
        words = (
            ("asked", _("Last numbers")),
            ("list", _("To enter again")),
            ("receipt", _("Check a receipt")),
        )
        self.segments = Segments(words, compact=True, name=_("What is shown"))
        self.segments.set_value("asked")
        self.segments.changed.connect(self._turn)
        self.stack = Stack()
        for pane in self.made.values():
            self.stack.addWidget(pane)
        row = Row()
        row.addWidget(self.segments)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.stack, 1)
        self.head.add_button(self.asked.act)
        desk.changed.connect(self._changed)

    @property
    def pane(self) -> AskedPane | ListPane | ReceiptPane:
        """The one that is shown."""
        return self.made[self.segments.value()]

    def opened(self, *args: object) -> None:
        """The key of a pane may come along, and after `receipt` what a stick saw: day, number and head."""
        if args and str(args[0]) in self.made:
            self.segments.set_value(str(args[0]))
        self._turn()
        if len(args) == _SEEN and str(args[0]) == "receipt":
            self.receipt.hold(date.fromisoformat(str(args[1])), str(args[2]), str(args[3]))

    def primary(self) -> None:
        """What the pane does."""
        self.pane.primary()

    def print(self) -> None:
        """The list, as a sheet to tick off."""
        self.list.print()

    def find_in_list(self) -> None:
        """Into the words of the list."""
        self.segments.set_value("list")
        self.list.find_in_list()

    def left(self) -> bool:
        """What was typed is kept as a draft."""
        self.asked.leave()
        return True

    def panes(self) -> tuple[QWidget, ...]:
        """The choice of the pane, then its parts."""
        return (self.segments, *self.pane.parts())

    def _turn(self) -> None:
        self.stack.setCurrentWidget(self.pane)
        self.asked.act.setVisible(self.pane is self.asked)
        self.pane.look()

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and self.pane is self.list and "number" in nouns:
            self.list.look()
