"""Opening a figure down to its rows, and a row to its own page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from mediation_desk.domain.figure import FigureRow, FigureRows, Report, RowKey
from mediation_desk.services.figures import figure_rows
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.pages.statistics.behind import Behind
from mediation_desk.ui.pages.statistics.report_table import ReportLine
from mediation_desk.words import _

PLACES = {
    "activity": "activity",
    "case": "case",
    "clue": "clue",
    "counselling_file": "counselling_file",
    "household": "household",
    "reception": "reception",
    "referral": "referral",
}
"""The page of one row of each noun."""
LISTS = {
    "aid_grant": "awards",
    "area": "grid",
    "award": "awards",
    "corps": "grid",
    "home_visit": "home_visits",
    "legal_base": "activities",
    "publication": "activities",
    "service_point": "grid",
}
"""The page on which rows of a noun stand together, because one has no page of its own."""


class Opening(QObject):
    """Asks for the rows of the figure chosen last; what comes for an earlier one is dropped."""

    def __init__(self, desk: Desk, behind: Behind) -> None:
        super().__init__(behind)
        self._desk, self._behind = desk, behind
        self._turn = 0
        self._wanted: tuple[Report, ReportLine] | None = None
        behind.more.connect(self._more)

    def open(self, report: Report, line: ReportLine) -> None:
        """Show what stands behind a figure."""
        self._turn += 1
        self._wanted = report, line
        self._behind.begin(line)
        self._ask(None)

    def go(self, row: FigureRow) -> None:
        """Open the page of a row, where it has one."""
        if row.noun in LISTS:
            self._desk.go(LISTS[row.noun])
        elif row.noun in PLACES and row.title:
            self._desk.go(PLACES[row.noun], row.subject_id)
        else:
            self._desk.notice(_("This row has no page that you may open; its number and day stand here."))

    def _more(self, after: RowKey) -> None:
        self._ask(after)

    def _ask(self, after: RowKey | None) -> None:
        assert self._wanted is not None
        report, line = self._wanted
        then = partial(self._came, self._turn, after)
        key = line.figure.key
        self._desk.ask(self, then, figure_rows, key, report.period, report.choice, after)

    def _came(self, turn: int, after: RowKey | None, found: FigureRows) -> None:
        if turn != self._turn:
            return
        if after is None:
            self._behind.show_rows(found)
        else:
            self._behind.append(found)
