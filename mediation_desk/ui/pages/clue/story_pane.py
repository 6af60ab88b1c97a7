"""What was done of a clue, the newest first, under the question that is asked at the moment."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.clue import FollowUp
from mediation_desk.services.clues import ClueSheet
from mediation_desk.ui import limits
from mediation_desk.ui.ask_host import AskHost
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, rule, scrolling
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _


class StoryPane(QWidget):
    """`show_sheet` the follow-ups of a clue; `host` asks above them."""

    def __init__(self, desk: Desk, host: AskHost) -> None:
        super().__init__()
        self._desk = desk
        sheet = Sheet(_("Follow-ups"))
        inside = QWidget()
        column = Column(inside, margin=(2, 2, 12, 8), gap=12)
        column.addWidget(host)
        self._column = Column(gap=12)
        column.addLayout(self._column)
        column.addStretch(1)
        sheet.add(scrolling(inside), 1)
        Column(self).addWidget(sheet, 1)

    def show_sheet(self, sheet: ClueSheet) -> None:
        """Show them; masked and sealed ones without their words."""
        clear(self._column)
        if not sheet.follow_ups:
            said = _("Write down what was done or learned, day by day.") if sheet.may_write else ""
            self._column.addWidget(EmptyState(_("Nothing was written down yet"), said))
        for place, one in enumerate(sheet.follow_ups):
            if place:
                self._column.addWidget(rule())
            self._column.addWidget(self._told(one, sheet))

    def _told(self, one: FollowUp, sheet: ClueSheet) -> QWidget:
        holder = QWidget()
        column = Column(holder, gap=2)
        head = Row(gap=8)
        head.addWidget(Label(limits.day(one.on, self._desk.today()), "small"))
        head.addWidget(Label(sheet.name(one.recorded_by), "small", tone="ink2"))
        head.addStretch(1)
        column.addLayout(head)
        if not one.opened:
            column.addWidget(Label(_("Sealed"), "small", tone="ink2"))
        elif self._desk.masked:
            column.addWidget(Label(self._desk.hidden(one.said)))
        else:
            column.addWidget(Prose(one.said))
        return holder
