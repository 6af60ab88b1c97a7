"""The visits of a case or of a counselling file, listed with what is due first; each opens its page."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent

from mediation_desk.domain.return_visit import VisitState
from mediation_desk.services.access import VISIT_WRITE
from mediation_desk.services.visit_list import VisitRow, visits_of_case, visits_of_file
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, term

_ICONS = {
    VisitState.PLANNED: "calendar-week",
    VisitState.MADE: "circle-check",
    VisitState.NOT_REACHED: "phone",
    VisitState.CANCELLED: "ban",
}


class VisitLines(Sheet):
    """`about("case" | "file", id)`; asks when somebody looks. 安排回访 opens the page of a new visit."""

    def __init__(self, desk: Desk, *, writes: bool = True) -> None:
        super().__init__(_("Return visits"))
        self._desk, self._kind, self._id = desk, "", ""
        self._stale = False
        self.plan = Button(_("Plan a visit"), icon="plus", compact=True)
        self.plan.clicked.connect(self._plan)
        self.head.addWidget(self.plan)
        self.plan.setVisible(writes and bool(desk.staff.roles & VISIT_WRITE))
        self.lines = LineList(name=_("Return visits"))
        self.lines.opened.connect(lambda one: desk.go("return_visit", one))
        self.empty = EmptyState(
            _("No visit is planned"),
            _("Visits plan themselves when an agreement takes effect; others are planned here."),
        )
        self.add(self.lines, 1)
        self.add(self.empty, 1)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._look_again)

    def about(self, kind: str, subject_id: str) -> None:
        """Show those of this case or file, at once or when somebody looks."""
        self._kind, self._id, self._stale = kind, subject_id, True
        if kind == "file":
            self.empty.say(
                _("No visit is planned"),
                _("Visits plan themselves when a file closes with 表示和好 or 暂缓离婚; plan others here."),
            )
        if self.isVisible():
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        if self._stale:
            self._ask()

    def _ask(self) -> None:
        self._stale = False
        if self._id:
            self._desk.ask(
                self, self._show, visits_of_case if self._kind == "case" else visits_of_file, self._id
            )

    def _show(self, rows: tuple[VisitRow, ...]) -> None:
        waiting = [one for one in rows if one.state is VisitState.PLANNED]
        over = [one for one in rows if one.state is not VisitState.PLANNED]
        self.lines.set_lines([self._line(one) for one in (*waiting, *reversed(over))])
        self.lines.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _line(self, row: VisitRow) -> Line:
        desk, today = self._desk, self._desk.today()
        day = row.made_on or row.planned_on
        said = [limits.day(day, today), term(row.occasion)]
        said += [term(row.mode)] if row.mode else []
        said += [row.staff] if row.staff else []
        return Line(
            id=row.id,
            first=desk.shown(row.person),
            second=" · ".join(said),
            icon=_ICONS[row.state],
            chip=visit_tag(row, desk),
            arrow=True,
        )

    def _plan(self) -> None:
        self._desk.go("return_visit", "", self._kind, self._id)

    def _look_again(self, _masked: bool) -> None:
        if self.isVisible():
            self._ask()

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & {"visit", "performance", "agreement", "screening", "counselling_file"}:
            self._stale = True
            if self.isVisible():
                self._ask()


def visit_tag(row: VisitRow, desk: Desk) -> Tag:
    """How a visit stands: what is due by its day, what needs another way, how the others ended."""
    if row.state is not VisitState.PLANNED:
        tone = "pine" if row.state is VisitState.MADE and not row.concern else "neutral"
        follow = row.state is VisitState.MADE and row.concern
        return Tag(text=_("To follow up") if follow else term(row.state), tone="amber" if follow else tone)
    if row.change_way:
        return Tag(text=_("Change the way"), tone="amber")
    today = desk.today()
    return Tag(text=limits.away(row.planned_on, today), tone=limits.tone(row.planned_on, today))
