"""The board of limits leaving the desk as a spreadsheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.limit_board import BoardFilter
from mediation_desk.services.limit_export import MOST_LINES, export_limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.ui.pages.limits.columns import sheet_words
from mediation_desk.words import _


def export(desk: Desk, page: QWidget, wanted: BoardFilter) -> None:
    """What the filters show, as a file where the person says."""
    leave_as_sheet(
        desk,
        page,
        export_limits,
        wanted,
        sheet_words(desk),
        name=_("Board of limits"),
        title=_("Export the limits"),
        means=_("limits.export_means", most=f"{MOST_LINES:,}"),
    )
