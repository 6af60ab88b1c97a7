"""The board leaving the desk as a spreadsheet: password first, then where to, then a warning."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.performance_board import BoardFilter, export_board
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.pages.aftercare.columns import sheet_words
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.save_bytes import save_bytes
from mediation_desk.words import _, sentence


def export(desk: Desk, page: QWidget, wanted: BoardFilter) -> None:
    """Ask for the password, make the file of what the filters show, and write it where the person says."""
    ask_password(
        desk,
        page,
        partial(_make, desk, page, wanted),
        title=_("Export the obligations"),
        text=_("What leaves the desk is no longer protected; names are in it as the screen shows them."),
        act=_("Export"),
    )


def _make(desk: Desk, page: QWidget, wanted: BoardFilter, confirmed: Confirmed) -> None:
    suggested = f"{_('track.performance')} {desk.today():%Y-%m-%d}.xlsx"
    chosen = desk.files.save_as(page, _("Export (the file is not encrypted)"), suggested, "Excel (*.xlsx)")
    if chosen is None:
        return
    path = chosen if chosen.suffix.lower() == ".xlsx" else chosen.with_name(f"{chosen.name}.xlsx")

    def made(data: bytes) -> None:
        save_bytes(desk, path, data)

    def refused(error: DeskError) -> None:
        desk.notice(sentence(error), "red")

    desk.do(page, made, export_board, wanted, sheet_words(desk), confirmed, failed=refused)
