"""The limits of the day: overdue, today, this week and later, with how many there are of each."""

from __future__ import annotations

from mediation_desk.domain.case_limit import LimitUrgency
from mediation_desk.domain.limit_board import Board, BoardLine
from mediation_desk.domain.today import Today
from mediation_desk.services.limit_places import place_of
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.limit_words import limit_name
from mediation_desk.words import _, term

OVERDUE_SHOWN = 5
"""What is overdue long since must not push out of sight what ends today."""
_MORE = "more"


class LimitsSheet(Sheet):
    """The nearest limits; the link leads to all of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("My limits"), link=_("All"))
        self._desk = desk
        self._board: Board | None = None
        self.list = LineList(name=_("Limits"))
        self.list.opened.connect(self._open)
        self.link_opened.connect(self._all)
        self._or_empty = Stack()
        self._or_empty.addWidget(self.list)
        self._or_empty.addWidget(
            EmptyState(_("No limit is running"), _("An accepted case brings its limit here"))
        )
        self.add(self._or_empty, 1)

    def show_today(self, today: Today) -> None:
        """Show the first page of the board."""
        self._board = today.board
        lines = today.board.page.lines if today.board else ()
        self.set_title(_("The centre's limits") if today.everybody else _("My limits"))
        total = sum(number for _urgency, number in today.board.counts) if today.board else 0
        self.set_link(_("All {n}", n=total) if total else "")
        self.list.set_lines(limit_lines(self._desk, today.board) if today.board else [])
        self._or_empty.setCurrentIndex(0 if lines else 1)

    def _open(self, limit_id: object) -> None:
        if limit_id == _MORE:
            self._all()
            return
        for line in self._board.page.lines if self._board else ():
            if line.id == limit_id:
                self._desk.go(*place_of(line))
                return

    def _all(self) -> None:
        self._desk.go("limits")


def limit_lines(desk: Desk, board: Board) -> list[Line | Group]:
    """The lines of a board under their urgency, each group with how many there are in all."""
    found: list[Line | Group] = []
    for urgency in LimitUrgency:
        lines = [line for line in board.page.lines if line.urgency is urgency]
        if lines:
            count = board.count(urgency)
            shown = lines[:OVERDUE_SHOWN] if urgency is LimitUrgency.OVERDUE else lines
            found.append(Group(title=term(urgency), fact=str(count)))
            found += [_line(desk, line, with_staff=board.everybody) for line in shown]
            if more := max(0, count - len(shown)):
                found.append(Line(id=_MORE, first=_("{n} more", n=more), arrow=True))
    return found


def _line(desk: Desk, line: BoardLine, *, with_staff: bool) -> Line:
    today = desk.today()
    name = limit_name(line.rule, line.label) if line.rule else _("Restricted matter")
    tone = limits.tone(line.last, today)
    second = (line.number, line.staff if with_staff else "")
    return Line(
        id=line.id,
        first=" · ".join(part for part in (name, desk.shown(line.parties)) if part),
        second=" · ".join(part for part in second if part),
        lead=Tag(
            text=limits.away(line.last, today), tone=tone, icon="alert-triangle" if tone == "red" else "clock"
        ),
        fact=limits.day(line.last, today),
        strong=line.urgency in (LimitUrgency.OVERDUE, LimitUrgency.TODAY),
    )
