"""Visits across cases and counselling files by 逾期, 今天, 本周, 以后: mine or all; Enter opens one."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.obligation import DueGroup
from mediation_desk.domain.return_visit import VisitMode, VisitOccasion, VisitState
from mediation_desk.services.access import VISIT_WRITE
from mediation_desk.services.visit_due import plan_due_visits
from mediation_desk.services.visit_list import VisitRow, visits_due
from mediation_desk.ui import limits
from mediation_desk.ui.case_words import short_number
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Text
from mediation_desk.ui.kit.cells import Column as Head
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.aftercare.pane import AftercarePane
from mediation_desk.ui.pages.aftercare.visits_export import export
from mediation_desk.ui.visit_lines import visit_tag
from mediation_desk.words import _, term

_GROUPS = (DueGroup.OVERDUE, DueGroup.TODAY, DueGroup.WEEK, DueGroup.LATER)
_SORTS: dict[str, Callable[[VisitRow], object]] = {
    "day": lambda row: row.made_on or row.planned_on,
    "person": lambda row: row.person,
    "number": lambda row: row.number,
    "occasion": lambda row: list(VisitOccasion).index(row.occasion),
    "mode": lambda row: list(VisitMode).index(row.mode) if row.mode else -1,
    "state": lambda row: (list(VisitState).index(row.state), row.planned_on),
    "staff": lambda row: row.staff,
}


class VisitsPane(AftercarePane):
    """Whose, words and filters above; counts by day; the table."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: tuple[VisitRow, ...] = ()
        self._planned_on: date | None = None
        self._sort: tuple[str, bool] = ("day", False)
        self.whose = Segments([(True, _("Mine")), (False, _("All"))], compact=True, name=_("Whose visits"))
        self.whose.set_value(True)
        self.typed = LineEdit(_("Name or number"), compact=True)
        self.typed.setAccessibleName(_("Find a visit"))
        self.typed.put_before(IconLabel("search", "ink3", 16))
        self.when = FilterButton(_("Due"), [(one, term(one)) for one in _GROUPS])
        self.how = FilterButton(_("How"), [(one, term(one)) for one in VisitMode])
        self.why = FilterButton(_("Occasion"), [(one, term(one)) for one in VisitOccasion])
        self.states = FilterButton(_("State"), [(one, term(one)) for one in VisitState])
        self.counts = {one: Button("", "text", compact=True) for one in _GROUPS}
        self.export = Button(_("Export"), icon="file-export", compact=True)
        self.table = Table(_columns(), self._cells, key=_key, name=_("Return visits"))
        self.empty = EmptyState(
            _("No visit is due"),
            _("Visits plan themselves when an agreement takes effect or counselling ends in 表示和好."),
        )
        self._lay_out()
        self._listen()

    def look(self) -> None:
        """Ask for what is planned, and for what is over when the filter wants it; once a day plan anew."""
        plans = self.desk.staff.roles & VISIT_WRITE and self.desk.copy is None
        if plans and self._planned_on != self.desk.today():
            self._planned_on = self.desk.today()
            self.desk.do(self, self._planned, plan_due_visits)
        over = bool(set(self.states.value()) - {VisitState.PLANNED})
        self.desk.ask(self, self._show, visits_due, over=over)

    def _planned(self, _new: int) -> None:
        pass  # the list asks anew by itself, because visits changed

    def find_in_list(self) -> None:
        """Into the words to find."""
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def parts(self) -> tuple[QWidget, ...]:
        """Whose, filters and list."""
        return self.whose, self.typed, self.table

    def _lay_out(self) -> None:
        above = FlowLayout(gap=8)
        for one in (self.whose, self.typed, self.when, self.how, self.why, self.states):
            above.addWidget(one)
        counts = Row(gap=4)
        for group, button in self.counts.items():
            button.clicked.connect(lambda _on=False, group=group: self.when.set_value((group,)))
            counts.addWidget(button)
        counts.addStretch(1)
        counts.addWidget(self.export)
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        sheet.add(self.empty, 1)
        column = Column(self, gap=8)
        column.addLayout(above)
        column.addLayout(counts)
        column.addWidget(sheet, 1)

    def _listen(self) -> None:
        for one in (self.whose, self.when, self.how, self.why):
            one.changed.connect(self._fill)
        self.states.changed.connect(self.look)
        self.typed.textChanged.connect(self._fill)
        self.export.clicked.connect(self._export)
        self.table.opened.connect(lambda row: self.desk.go("return_visit", row.id))
        self.table.sorted_by.connect(self._sorted)
        self.desk.changed.connect(self._changed)
        self.desk.masked_changed.connect(lambda _on: self.table.refresh())

    def _show(self, rows: tuple[VisitRow, ...]) -> None:
        self._rows = rows
        theirs = any(not one.mine for one in rows)
        self.whose.setVisible(theirs)
        self._fill()

    def _fill(self) -> None:
        mine = [one for one in self._rows if one.mine or not self.whose.value() or self.whose.isHidden()]
        planned = [one for one in mine if one.state is VisitState.PLANNED]
        for group, button in self.counts.items():
            n = sum(1 for one in planned if one.due is group)
            button.set_text(_("{group} {n}", group=term(group), n=n))
        rows = self._wanted(mine)
        column, descending = self._sort
        by = _SORTS[column]
        rows.sort(key=by, reverse=descending)  # type: ignore[arg-type]  # of one kind
        self.table.set_rows(rows)
        self.table.show_sort(column, descending=descending)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if mine:
            self.empty.say(_("No visit found"), _("Try other words, or clear the filters."))
        self.export.setEnabled(bool(rows))

    def _wanted(self, rows: list[VisitRow]) -> list[VisitRow]:
        typed = self.typed.text().strip()
        states = self.states.value() or (VisitState.PLANNED,)
        when, how, why = self.when.value(), self.how.value(), self.why.value()
        return [
            one
            for one in rows
            if one.state in states
            and (not when or (one.due in when and one.state is VisitState.PLANNED))
            and (not how or one.mode in how)
            and (not why or one.occasion in why)
            and (not typed or typed in one.person or typed in one.number)
        ]

    def _cells(self, row: VisitRow) -> tuple[Cell, ...]:
        desk, today = self.desk, self.desk.today()
        day: date = row.made_on or row.planned_on
        where = _("page.counselling") if row.file_id else ""
        tried = _("tried {n} times", n=row.attempts) if row.attempts else ""
        return (
            Text(text=limits.day(day, today), second=tried),
            Text(
                text=desk.shown(row.person),
                icon="separator-vertical" if row.guarded and not desk.masked else "",
            ),
            Text(text=short_number(row.number), second=where, tone="ink2"),
            Text(text=term(row.occasion)),
            Text(text=term(row.mode) if row.mode else "—", tone="ink2"),
            visit_tag(row, desk),
            Text(text=row.staff or "—", tone="ink2"),
        )

    def _sorted(self, column: str, descending: bool) -> None:
        self._sort = (column, descending)
        self._fill()

    def _export(self) -> None:
        export(self.desk, self, [row.id for row in self.table.lines.rows])

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"visit", "case", "person", "screening", "counselling_file"}:
            self.look()


def _columns() -> tuple[Head, ...]:
    return (
        Head(key="day", title=_("Day"), width=128, sort=True),
        Head(key="person", title=_("Whom to visit"), wrap=True, sort=True),
        Head(key="number", title=_("Number"), width=112, sort=True),
        Head(key="occasion", title=_("Occasion"), width=168, sort=True, drop=2),
        Head(key="mode", title=_("How"), width=112, sort=True),
        Head(key="state", title=_("State"), width=148, sort=True),
        Head(key="staff", title=_("Visitor"), width=96, sort=True, drop=1),
    )


def _key(row: VisitRow) -> Hashable:
    return row.id
