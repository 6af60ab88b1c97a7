"""The middle of the page: the receipt of the newest copy, or of the one chosen in the list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.documents.backup_receipt import FORM, ReceiptFacts, receipt_rows
from mediation_desk.documents.wording import wording
from mediation_desk.domain.backup import Copy
from mediation_desk.errors import DeskError
from mediation_desk.services.copy_receipts import receipt_of
from mediation_desk.ui.copy_words import moment_said, why_refused
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, scrolling
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.small_paper import SmallLines, SmallPaper
from mediation_desk.words import _


class ReceiptSheet(Sheet):
    """`printed` is asked with the name of the copy whose receipt is shown; `foot` says of the next stick."""

    printed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Receipt"), ground="sunk", gap=12)
        self._desk = desk
        self.copy: Copy | None = None
        self.print_it = Button(_("Print"), "text", icon="printer", compact=True)
        self.print_it.clicked.connect(self._print)
        self.head.addWidget(self.print_it)
        self.paper = SmallPaper()
        self.failed = Notice("", "red")
        self.none = Prose(_("The receipt of a copy is shown here once it is proved."), tone="ink2")
        self.also = Label("", "small", tone="ink2", wrap=True)
        self.foot = Label("", "small", tone="ink2", wrap=True)
        inside = QWidget()
        column = Column(inside, gap=12)
        for part in (self.paper, self.failed, self.none, self.also):
            column.addWidget(part)
        column.addStretch(1)
        self.add(scrolling(inside), 1)
        self.add(self.foot)
        self.foot.hide()
        self.show_copy(None, newest=True)

    def show_copy(self, copy: Copy | None, *, newest: bool) -> None:
        """Show the receipt of `copy`, or why it has none; `newest` when nobody chose it."""
        self.copy = copy
        self.set_title(_("The last receipt") if newest and copy is not None else _("Receipt"))
        proved = copy is not None and copy.verified
        self.paper.setVisible(proved)
        self.print_it.setVisible(proved)
        self.none.setVisible(copy is None)
        self.failed.setVisible(copy is not None and not proved)
        self.also.hide()
        if copy is None:
            return
        if proved:
            self._desk.ask(self, self._show, receipt_of, copy.name, failed=self._gone)
            self._say_gone(copy)
        else:
            said = _("The copy of {time} did not pass", time=moment_said(copy.made_at, self._desk.today()))
            self.failed.say(said, "red", second=why_refused(copy))

    def say_foot(self, text: str) -> None:
        """What is said of the sticks at the foot."""
        self.foot.setText(text)
        self.foot.setVisible(bool(text))

    def _show(self, facts: ReceiptFacts) -> None:
        said = wording(FORM)
        rows = tuple(one for one in receipt_rows(facts) if one[1])
        lines = SmallLines(title=said["title"], centre=facts.centre, rows=rows, foot=said["proved"])
        self.paper.show_lines(lines)

    def _say_gone(self, copy: Copy) -> None:
        if copy.gone_at is not None:
            when = moment_said(copy.gone_at, self._desk.today())
            self.also.setText(_("Taken off the stick {time}: newer copies are kept in its place.", time=when))
            self.also.show()

    def _gone(self, _error: DeskError) -> None:
        self.paper.hide()
        self.print_it.hide()

    def _print(self) -> None:
        if self.copy is not None:
            self.printed.emit(self.copy.name)
