"""The board leaving the desk as a spreadsheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.services.performance_board import BoardFilter, export_board
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.ui.pages.aftercare.columns import sheet_words
from mediation_desk.words import _


def export(desk: Desk, page: QWidget, wanted: BoardFilter) -> None:
    """What the filters show, as a file where the person says."""
    leave_as_sheet(
        desk,
        page,
        export_board,
        wanted,
        sheet_words(desk),
        name=_("track.performance"),
        title=_("Export the obligations"),
        means=_("What leaves the desk is no longer protected; names are in it as the screen shows them."),
    )
