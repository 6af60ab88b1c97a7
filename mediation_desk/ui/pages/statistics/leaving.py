"""A report, or the rows behind one of its figures, leaving the desk as a spreadsheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.figure import Figure
from mediation_desk.domain.period import Period
from mediation_desk.domain.report import ReportKind
from mediation_desk.services.ledger_export import export_cases
from mediation_desk.services.report_export import export_report, export_rows
from mediation_desk.services.report_wanted import Wanted
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.figure_words import figure_word
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.words import _, term


def report_as_sheet(desk: Desk, page: QWidget, wanted: Wanted, *, outside: bool) -> None:
    """The figures with their definitions."""
    leave_as_sheet(
        desk,
        page,
        export_report,
        wanted,
        outside,
        name=term(wanted.kind),
        title=_("Export the report"),
        means=_("Figures and their definitions leave the desk; no name is in them."),
    )


def ledger_as_sheet(desk: Desk, page: QWidget, period: Period) -> None:
    """The twenty-five columns of every case accepted in a period."""
    leave_as_sheet(
        desk,
        page,
        export_cases,
        period.first,
        period.last,
        name=term(ReportKind.LEDGER),
        title=_("Export the ledger of cases"),
        means=_("Names and matters of every case leave the desk; only for the office of justice."),
    )


def rows_as_sheet(desk: Desk, page: QWidget, wanted: Wanted, figure: Figure) -> None:
    """What stands behind one figure."""
    leave_as_sheet(
        desk,
        page,
        export_rows,
        wanted,
        figure,
        name=figure_word(figure),
        title=_("Export the rows behind a figure"),
        means=_("Numbers and days leave the desk, names only of what you may read. Never for publicity."),
    )
