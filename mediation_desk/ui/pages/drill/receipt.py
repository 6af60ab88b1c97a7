"""The receipt of a drill as a small paper, and the way to print it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.documents.drill_receipt import FORM, DrillFacts, drill_rows
from mediation_desk.documents.wording import wording
from mediation_desk.domain.drill import Drill
from mediation_desk.errors import DeskError
from mediation_desk.services.drill_receipts import drill_facts
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, scrolling
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.small_paper import SmallLines, SmallPaper
from mediation_desk.words import _, sentence


class DrillReceiptSheet(Sheet):
    """`drill` is the one shown; None while there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Receipt"), ground="sunk", gap=12)
        self._desk = desk
        self.drill: Drill | None = None
        self.print_it = Button(_("Print"), "text", icon="printer", compact=True)
        self.print_it.clicked.connect(self._print)
        self.head.addWidget(self.print_it)
        self.paper = SmallPaper()
        self.why = Notice("", "red")
        self.none = Prose(_("The receipt of a drill is shown here once it is done."), tone="ink2")
        inside = QWidget()
        column = Column(inside, gap=12)
        for part in (self.why, self.paper, self.none):
            column.addWidget(part)
        column.addStretch(1)
        self.add(scrolling(inside), 1)
        self.show_drill(None)

    def show_drill(self, drill: Drill | None) -> None:
        """Show the receipt of `drill`."""
        self.drill = drill
        self.none.setVisible(drill is None)
        for part in (self.paper, self.print_it):
            part.setVisible(drill is not None)
        self.why.setVisible(drill is not None and not drill.passed)
        if drill is None:
            return
        if not drill.passed:
            self.why.say(_("The drill did not pass"), "red", second=sentence(DeskError(drill.refused)))
        self._desk.ask(self, self._show, drill_facts, drill.number)

    def _show(self, facts: DrillFacts) -> None:
        said = wording(FORM)
        self.paper.show_lines(
            SmallLines(title=said["title"], centre=facts.centre, rows=drill_rows(facts), foot=facts.proves)
        )

    def _print(self) -> None:
        if self.drill is not None:
            self._desk.go("drill_receipt", self.drill.number)
