"""The tab 概览: parties, what happened, what next; more on a wide screen, one column in large text."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediation_desk.domain.person import Contact
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.layout import Column, scrolling
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.case.about import About, Notes
from mediation_desk.ui.pages.case.clocks import Clocks
from mediation_desk.ui.pages.case.next_acts import NextAct
from mediation_desk.ui.pages.case.parties import Parties
from mediation_desk.ui.pages.case.story import Story
from mediation_desk.words import _

_WIDE = 1500  # from here there is room for what the file says beside it
_STACKS_FROM = 1.5
_LEAST = 320


class Overview(QWidget):
    """Three columns at 1366, wider outer ones with more in them at 1920, one column at 150 %."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.parties, self.story = Parties(desk), Story(desk)
        self.about, self.notes = About(desk), Notes(desk)
        self.clocks = Clocks(desk)
        self.next = LineList(row_height=48, name=_("What may come next"))
        self._acts: tuple[NextAct, ...] = ()
        waiting = Sheet(_("What may come next"))
        waiting.add(self.next, 1)
        self._next_sheet = waiting
        self._left, self._right = QWidget(), QWidget()
        left, right = Column(self._left, gap=16), Column(self._right, gap=16)
        left.addWidget(self.parties, 3)
        left.addWidget(self.about, 2)
        right.addWidget(waiting, 5)
        right.addWidget(self.clocks, 3)
        right.addWidget(self.notes, 3)
        self._right_column = right
        self._inside = QWidget()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inside)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.addWidget(self._left)
        self._across.addWidget(self.story, 1)
        self._across.addWidget(self._right)
        self._column = Column(self)
        self._area = scrolling(self._inside)
        self._column.addWidget(self._area)
        style.on_refit(self, self._fit)

    @property
    def stacked(self) -> bool:
        """True while everything stands in one column."""
        return style.look().factor >= _STACKS_FROM

    def show_sheet(self, sheet: CaseSheet, opened: dict[str, Contact], acts: tuple[NextAct, ...]) -> None:
        """Show a case."""
        self._acts = acts
        self.parties.show_sheet(sheet, opened)
        self.story.show_sheet(sheet)
        self.clocks.show_sheet(sheet)
        self.about.show_sheet(sheet)
        self.notes.show_sheet(sheet)
        self.next.set_lines([_line(number, act) for number, act in enumerate(acts)])

    def put_below(self, sheet: QWidget) -> None:
        """Another sheet at the end of the right column."""
        self._right_column.addWidget(sheet)

    def act(self, number: int) -> NextAct:
        """The act of a line."""
        return self._acts[number]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room shows more of the file."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        stacked, wide = self.stacked, self.width() >= style.px(_WIDE)
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(way)
        self._put_inside(stacked)
        self._across.setSpacing(style.px(16))
        for side, narrow in ((self._left, 336), (self._right, 304)):
            width = style.px(400 if wide else narrow)
            side.setMinimumWidth(0 if stacked else width)
            side.setMaximumWidth(16_777_215 if stacked else width)
        self.about.setVisible(wide and not stacked)
        self.notes.setVisible(wide and not stacked)
        for sheet in (self.parties, self.story, self._next_sheet):
            sheet.setMinimumHeight(style.px(_LEAST) if stacked else 0)

    def _put_inside(self, stacked: bool) -> None:
        """One column scrolls as a whole; side by side each sheet scrolls inside itself."""
        if stacked and self._area.widget() is not self._inside:
            self._area.setWidget(self._inside)
        elif not stacked and self._area.widget() is self._inside:
            self._area.takeWidget()
            self._column.addWidget(self._inside)
            self._inside.show()
        self._area.setVisible(stacked)


def _line(number: int, act: NextAct) -> Line:
    return Line(
        id=number,
        first=act.words,
        second=act.second,
        icon=act.icon,
        icon_token="pine",
        locked=act.locked,
        arrow=not act.locked,
    )
