"""Opening a figure down to its rows, and a row to its own page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QObject

from mediation_desk.domain.figure import FigureRow, FigureRows, Report, RowKey
from mediation_desk.domain.staff import Role
from mediation_desk.services.access import (
    ACTIVITY_READ,
    AID_READ,
    CLUE_READ,
    DOSSIER_READ,
    GRID_READ,
    HOME_VISIT_READ,
    HOUSEHOLD_READ,
    LEDGER_IMPORT,
    NOTE_READ,
    RECEPTION_WRITE,
    REFERRAL_READ,
    VISIT_READ,
)
from mediation_desk.services.figures import figure_rows
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.pages.statistics.behind import Behind
from mediation_desk.ui.pages.statistics.report_table import ReportLine
from mediation_desk.words import _

PLACES: Mapping[str, tuple[frozenset[Role], tuple[str, ...]]] = MappingProxyType(
    {
        "activity": (ACTIVITY_READ, ("activity",)),
        "aid_grant": (AID_READ, ("awards", "aid")),
        "area": (GRID_READ, ("grid", "areas")),
        "attendee": (ACTIVITY_READ, ("activity",)),
        "award": (ACTIVITY_READ, ("awards", "awards")),
        "call_out": (GRID_READ, ("grid", "corps")),
        "case": (DOSSIER_READ, ("case",)),
        "clue": (CLUE_READ, ("clue",)),
        "company": (ACTIVITY_READ, ("activity",)),
        "corps": (GRID_READ, ("grid", "corps")),
        "counselling_file": (NOTE_READ, ("counselling_file",)),
        "counselling_offer": (CLUE_READ, ("clues", "offers")),
        "home_visit": (HOME_VISIT_READ, ("home_visits", "visit")),
        "hotline_call": (CLUE_READ, ("clues", "calls")),
        "household": (HOUSEHOLD_READ, ("household",)),
        "ledger_case": (LEDGER_IMPORT, ("ledger_import",)),
        "legal_base": (ACTIVITY_READ, ("activities", "bases")),
        "publication": (ACTIVITY_READ, ("activities", "publications")),
        "reception": (RECEPTION_WRITE, ("reception",)),
        "referral": (REFERRAL_READ, ("referral",)),
        "return_visit": (VISIT_READ, ("return_visit",)),
        "service_point": (GRID_READ, ("grid", "areas")),
    }
)
"""Who may open the row of each noun, and where: on a page of its own or in a list; its id follows."""
_LISTED = frozenset({"ledger_import"})
"""Lists that cannot be told which of their rows is meant."""


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
        roles, place = PLACES.get(row.noun, (frozenset(), ()))
        if place and roles & self._desk.staff.roles:
            self._desk.go(*place, *(() if place[0] in _LISTED else (row.subject_id,)))
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
