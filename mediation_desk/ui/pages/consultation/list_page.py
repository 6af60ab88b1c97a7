"""Joint consultations: what about, when, which units, and how many tasks are late."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.consultation import ConsultationState, ConsultedKind
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.numbering import Series
from mediation_desk.services.consultation_desk import ConsultationRow, consultation_rows
from mediation_desk.ui.consultation_lines import TONES
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.list_sheet import ListExport
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, count, term


class ConsultationsPage(Page):
    """`desk.go("consultations")`: Enter opens a line, Ctrl+F finds by number, name or unit."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Joint consultations"))
        self._rows: tuple[ConsultationRow, ...] = ()
        self._order = ("meets", True)
        self.states = FilterButton(_("State"), [(one, term(one)) for one in ConsultationState])
        self.kinds = FilterButton(_("About"), [(one, term(one)) for one in ConsultedKind])
        self.late = FilterButton(
            _("Tasks"), [("open", _("Tasks still open")), ("late", _("Overdue"))], one=True
        )
        for one in (self.states, self.kinds, self.late):
            one.changed.connect(self._fill)
        self.typed = LineEdit(_("Number, name or unit"), compact=True)
        self.typed.setAccessibleName(_("Number, name or unit"))
        self.typed.setClearButtonEnabled(True)
        self.typed.textChanged.connect(self._fill)
        filters = Row(gap=8)
        for one in (self.states, self.kinds, self.late):
            filters.addWidget(one)
        filters.addWidget(size(self.typed, width=220))
        filters.addStretch(1)
        self.table = Table(self._columns(), self._cells, key=_id, name=_("Joint consultations"))
        self.export = ListExport(desk, self, self.table, key="consultations", title=_("Joint consultations"))
        self.head.add_button(self.export)
        self.table.opened.connect(lambda row: desk.go("consultation", row.id))
        self.table.sorted_by.connect(self._sort)
        self.empty = EmptyState(
            _("No joint consultation here"),
            _("It is called from a case, a reception's decision, a clue or a household."),
        )
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        sheet.add(self.empty)
        self.body.addLayout(filters)
        self.body.addWidget(sheet, 1)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(lambda _masked: self.table.refresh())

    def opened(self, *_args: object) -> None:
        """Shown."""
        self.desk.ask(self, self._show, consultation_rows)

    def find_in_list(self) -> None:
        """The cursor goes where the list is searched."""
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """Filters, then the table."""
        return self.states, self.table

    def _show(self, rows: tuple[ConsultationRow, ...]) -> None:
        self._rows = rows
        self._fill()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(key="meets", title=_("Meets"), width=136, sort=True),
            Column(key="number", title=term(Series.CONSULTATION), width=200, drop=2, sort=True),
            Column(key="about", title=_("About"), width=220, sort=True),
            Column(key="units", title=_("Units asked"), wrap=True),
            Column(key="state", title=_("State"), width=92, sort=True),
            Column(key="tasks", title=_("Tasks"), width=124, sort=True),
            Column(key="who", title=_("Called by"), width=84, drop=3, sort=True),
        )

    def _cells(self, row: ConsultationRow) -> tuple[Cell, ...]:
        local = row.meets_at.astimezone(SHANGHAI)
        names = self.desk.shown(row.names) or term(row.kind)
        return (
            Text(text=f"{local:%Y-%m-%d}", second=f"{local:%H:%M}"),
            Text(text=row.number, tone="ink2"),
            Text(
                text=_("Sealed") if row.restricted else names,
                second=row.subject_number,
                icon="lock" if row.restricted else "",
                tone="ink2" if row.restricted else "ink",
            ),
            Text(text="、".join(row.units) or "—", tone="ink2"),
            Tag(text=term(row.state), tone=TONES[row.state]),
            self._tasks(row),
            Text(text=row.called_by, tone="ink2"),
        )

    def _tasks(self, row: ConsultationRow) -> Cell:
        if row.late_tasks:
            return Tag(text=count("{n} task overdue", "{n} tasks overdue", row.late_tasks), tone="red")
        if row.open_tasks:
            return Text(text=_("{open} of {all} open", open=row.open_tasks, all=row.tasks))
        return Text(text=_("All done") if row.tasks else "—", tone="ink3")

    def _fill(self) -> None:
        states, kinds, late = self.states.value(), self.kinds.value(), self.late.value()
        typed = self.typed.text().strip()
        rows = [
            one
            for one in self._rows
            if (not states or one.state in states)
            and (not kinds or one.kind in kinds)
            and ("late" not in late or one.late_tasks)
            and ("open" not in late or one.open_tasks)
            and (not typed or any(typed in words for words in _searched(one)))
        ]
        key, descending = self._order
        rows.sort(key=lambda one: _sorting(one, key), reverse=descending)
        self.table.set_rows(rows, more=False)
        self.table.show_sort(key, descending=descending)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _sort(self, key: str, descending: bool) -> None:
        self._order = (key, descending)
        self._fill()

    def _changed(self, nouns: frozenset[str]) -> None:
        if "consultation" in nouns and self.isVisible():
            self.opened()


def _id(row: ConsultationRow) -> str:
    return row.id


def _searched(row: ConsultationRow) -> tuple[str, ...]:
    return (row.number, row.subject_number, row.names, *row.units)


def _sorting(row: ConsultationRow, key: str) -> tuple[object, ...]:
    """What a column is sorted by."""
    keys: dict[str, tuple[object, ...]] = {
        "meets": (row.meets_at,),
        "number": (row.number,),
        "about": (row.subject_number,),
        "state": (list(ConsultationState).index(row.state),),
        "tasks": (row.late_tasks, row.open_tasks),
        "who": (row.called_by,),
    }
    return (*keys[key], row.meets_at, row.id)
