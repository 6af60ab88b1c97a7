"""The list of visits with its filters, and the visit that is written down at the right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.home_visit import VisitPurpose
from mediation_desk.domain.home_visit_list import Key, VisitFilter, VisitLine, VisitPage
from mediation_desk.services.access import HOME_VISIT_WRITE
from mediation_desk.services.areas import AreaChoice, area_choices
from mediation_desk.services.home_visits import (
    MOST_LINES,
    VisitChoices,
    export_visits,
    visit_choices,
    visit_line,
    visit_page,
)
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.inspector_split import Split
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.ui.pages.home_visits.columns import cells, columns, sheet_words
from mediation_desk.ui.pages.home_visits.visit_side import VisitSide
from mediation_desk.words import _, term

_TOWN = 1


class VisitsPane(QWidget):
    """Newest first, more lines as one scrolls."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._after: Key | None = None
        self._asked = VisitFilter()
        self._colours: dict[str, str] = {}
        self.when = FilterButton(_("Time"), [("month", _("This month")), ("year", _("This year"))], one=True)
        self.purposes = FilterButton(_("Purpose"), [(one, term(one)) for one in VisitPurpose])
        self.areas = FilterButton(_("Town"), [], one=True)
        self.rounds = FilterButton(_("Screening round"), [], one=True)
        self.typed = LineEdit(_("Head, number or who went"), compact=True)
        self.typed.setAccessibleName(_("Head, number or who went"))
        self.typed.setClearButtonEnabled(True)
        self.typed.textChanged.connect(self.ask)
        self.export = Button(_("Export"), icon="file-export", compact=True)
        self.export.clicked.connect(self._export)
        filters = FlowLayout(gap=8)
        for button in (self.when, self.purposes, self.areas, self.rounds):
            button.changed.connect(self.ask)
            filters.addWidget(button)
        filters.addWidget(size(self.typed, width=190))
        self.counted = Label("", "small", tone="ink2")
        above = Row(gap=8)
        above.addWidget(self.counted)
        above.addStretch(1)
        above.addWidget(self.export)
        self.table = Table(
            columns(), self._cells, key=lambda one: one.visit.id, name=_("Visits"), row_height=60
        )
        self.table.chosen.connect(self._choose)
        self.table.wanted_more.connect(self._more)
        self.empty = EmptyState(
            _("No visit here"), _("Clear the filters, or write a visit down at the right.")
        )
        self.empty.hide()
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        sheet.add(self.empty)
        self.side = VisitSide(desk)
        self.side.setVisible(bool(desk.staff.roles & HOME_VISIT_WRITE))
        listed = QWidget()
        left = Column(listed, gap=8)
        left.addLayout(filters)
        left.addLayout(above)
        left.addWidget(sheet, 1)
        Column(self).addWidget(Split(listed, self.side, wide=380))

    def look(self) -> None:
        """Ask anew."""
        self.desk.ask(self, self._know_areas, area_choices)
        self.desk.ask(self, self._know_choices, visit_choices)
        self.ask()

    def begin(self, household_id: str = "", clue: str = "") -> None:
        """An empty form, of one household or after the clue of this number perhaps."""
        self.side.begin_new(household_id=household_id, clue=clue)

    def put_by(self) -> None:
        """Half typed is a draft."""
        self.side.put_by()

    def save(self) -> None:
        """Keep the visit that is typed."""
        self.side.keep()

    def find_in_list(self) -> None:
        """The cursor goes where the list is searched."""
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """Filters, table, form."""
        return self.when, self.table, self.side

    def ask(self) -> None:
        """The first lines of the filter."""
        self._asked = self._wanted()
        self.desk.ask(self, self._show, visit_page, self._asked)

    def show_visit(self, visit_id: str) -> None:
        """One visit at the right, wherever it stands in the list."""
        self.desk.ask(self, self.side.show_line, visit_line, visit_id)

    def show_round(self, round_id: str) -> None:
        """The visits of one round."""
        self.rounds.set_value((round_id,))

    def _wanted(self) -> VisitFilter:
        today = self.desk.today()
        first = {"month": today.replace(day=1), "year": date(today.year, 1, 1)}
        when, areas, rounds = self.when.value(), self.areas.value(), self.rounds.value()
        return VisitFilter(
            first=first[when[0]] if when else None,
            purposes=self.purposes.value(),
            area_path=areas[0] if areas else "",
            round_id=rounds[0] if rounds else "",
            typed=self.typed.text().strip(),
        )

    def _know_areas(self, found: tuple[AreaChoice, ...]) -> None:
        self.areas.set_options([(one.area.path, one.name) for one in found if one.area.level == _TOWN])

    def _know_choices(self, choices: VisitChoices) -> None:
        self._colours = dict(choices.colours)
        self.rounds.set_options(choices.rounds)
        self.side.offer(choices)

    def _show(self, page: VisitPage) -> None:
        self._after = page.after
        self.table.set_rows(page.lines, more=page.after is not None)
        self.table.setVisible(bool(page.lines))
        self.empty.setVisible(not page.lines)
        self.counted.setText(
            _(
                "Visits: {visits} · people met: {people} · disputes found: {disputes}",
                visits=page.total,
                people=page.people_met,
                disputes=page.disputes,
            )
        )

    def _more(self) -> None:
        if self._after is not None:
            after, self._after = self._after, None
            self.desk.ask(self, self._append, visit_page, self._asked, after)

    def _append(self, page: VisitPage) -> None:
        self._after = page.after
        self.table.append_rows(page.lines, more=page.after is not None)

    def _cells(self, one: VisitLine) -> tuple[Cell, ...]:
        return cells(self.desk, one)

    def _choose(self, one: VisitLine | None) -> None:
        if one is not None:
            self.side.show_line(one)

    def _export(self) -> None:
        leave_as_sheet(
            self.desk,
            self,
            export_visits,
            self._wanted(),
            sheet_words(self._colours),
            name=_("List of visits"),
            title=_("Export the home visits"),
            means=_("visits.export_means", most=f"{MOST_LINES:,}"),
        )
