"""The part 时限 of a case: a line of time over the list of its limits, with one of them in full beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.case_limit import LimitState
from mediation_desk.domain.limit_rule import RuleGroup
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.limits import LimitLine
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column, scrolling
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.time_line import TimeLine
from mediation_desk.ui.limit_words import counted_words, limit_name, state_tag
from mediation_desk.ui.pages.case.divorce_part import DivorcePart
from mediation_desk.ui.pages.case.limit_acting import LimitActing
from mediation_desk.ui.pages.case.limit_detail import LimitDetail
from mediation_desk.ui.pages.case.time_points import EVENT, points
from mediation_desk.ui.two_panes import TwoPanes
from mediation_desk.words import _

_PANES = 220
"""The least height of the list and one limit in full."""


class LimitsPart(QWidget):
    """`counted(n)`: how many are overdue; `tab_wanted(key)` follows an event or a restricted one."""

    counted = Signal(object)
    tab_wanted = Signal(str)
    paper_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sheet: CaseSheet | None = None
        self._lines: tuple[LimitLine, ...] = ()
        self.acting = LimitActing(desk, self)
        self.acting.paper_wanted.connect(self.paper_wanted)
        self.line = TimeLine(name=_("Line of time"))
        self.list = LineList(selects=True, name=_("Limits"))
        self.detail = LimitDetail(desk, self.acting)
        self.detail.record_wanted.connect(partial(self.tab_wanted.emit, "safety"))
        above = Sheet(margin=(16, 8, 16, 8), gap=0)
        above.add(self.line)
        listed = Sheet(margin=0, gap=0)
        listed.add(self.list, 1)
        self._empty = EmptyState(_("No limit is counted for this case yet"))
        self._empty.hide()
        listed.add(self._empty, 1)
        self.panes = TwoPanes(listed, self.detail, (_("Limits"), _("Details")))
        held = QWidget()
        column = Column(held, gap=12)
        column.addWidget(above)
        column.addWidget(self.panes, 1)
        self.divorce = DivorcePart(desk)
        self.divorce.asking.connect(self.panes.setHidden)
        column.addWidget(self.divorce)
        column.addStretch(0)
        Column(self, gap=0).addWidget(scrolling(held))
        style.on_refit(self, self._fit)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._act)
        self.list.installEventFilter(self)
        self.line.chosen.connect(self._point_chosen)
        self.line.opened.connect(self._point_opened)

    def _fit(self) -> None:
        """A limit stays readable under notices and beside a divorce: the part scrolls sooner."""
        self.panes.setMinimumHeight(style.px(_PANES))

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Show the limits of a case, the one that ends first above the others, those settled below."""
        if self._sheet is None or self._sheet.view.case.id != sheet.view.case.id:
            self.detail.forget()
        self._sheet = sheet
        self.divorce.show_sheet(sheet)
        self._lines = sheet.limits.lines if sheet.limits is not None else ()
        now, today = self._desk.now(), self._desk.today()
        self.line.set_points(points(sheet, self._desk), today, _("day.today"))
        runs = [one for one in self._lines if _mine(one)]
        told = [one for one in self._lines if one.limit.runs and not _mine(one)]
        over = [one for one in reversed(self._lines) if not one.limit.runs]
        lines: list[Line | Group] = []
        for title, part in ((_("Running"), runs), (_("Only for information"), told), (_("Settled"), over)):
            if part:
                lines.append(Group(title=title, fact=str(len(part))))
                lines += [self._line(one) for one in part]
        self.list.set_lines(lines)
        self.list.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        late = [one for one in runs if one.limit.last_moment < now]
        self.counted.emit(len(late) or None)
        if self._line_of(self.list.current()) is None and self._lines:
            self.list.choose((runs or told or over)[0].limit.id)
        self.detail.show_line(self._line_of(self.list.current()), sheet)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space goes to what may be done with the chosen limit."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        ):
            self._act(self.list.current())
            return True
        return super().eventFilter(watched, event)

    def _line(self, one: LimitLine) -> Line:
        limit, today = one.limit, self._desk.today()
        name = limit_name(limit.fact.rule, limit.fact.label, restricted=one.rule is None)
        if limit.fact.person_id and self._sheet is not None:
            name = f"{name} · {self._desk.shown(self._sheet.view.person(limit.fact.person_id).name)}"
        said = counted_words(limit, one.rule, today) if one.rule is not None else ""
        tag = state_tag(limit, self._desk.now())
        icon = "lock" if one.rule is None else _ICONS.get(one.rule.group, "clock")
        return Line(
            id=limit.id,
            first=name,
            second=said,
            icon=icon,
            chip=tag,
            strong=tag.tone == "red",
        )

    def _line_of(self, limit_id: object) -> LimitLine | None:
        return next((one for one in self._lines if one.limit.id == limit_id), None)

    def _chosen(self, limit_id: object) -> None:
        if self._sheet is not None and limit_id is not None:  # a small title between them chooses nothing
            self.detail.show_line(self._line_of(limit_id), self._sheet)
            self.line.show_current(str(limit_id))

    def _point_chosen(self, point_id: str) -> None:
        if not point_id.startswith(EVENT) and self._sheet is not None:
            blocked = self.list.blockSignals(True)
            self.list.choose(point_id)
            self.list.blockSignals(blocked)
            self.detail.show_line(self._line_of(point_id), self._sheet)

    def _point_opened(self, point_id: str) -> None:
        if point_id.startswith(EVENT):
            self.tab_wanted.emit("overview")
        else:
            self._act(point_id)

    def _act(self, limit_id: object) -> None:
        """To the first thing that may be done with it; a restricted one is dealt with in its own part."""
        line = self._line_of(limit_id)
        if line is None:
            return
        self.panes.look_at("right")
        if self.detail.first is not None:
            self.detail.first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif line.rule is None:
            self.tab_wanted.emit("safety")


_ICONS = {
    RuleGroup.CONFIRMATION: "gavel",
    RuleGroup.DELEGATION: "file-text",
    RuleGroup.REFERRAL: "arrows-split",
    RuleGroup.RECORD: "signature",
    RuleGroup.PERFORMANCE: "file-certificate",
    RuleGroup.VISIT: "phone",
}


def _mine(line: LimitLine) -> bool:
    return line.limit.runs and not line.limit.told and line.limit.state is not LimitState.DONE
