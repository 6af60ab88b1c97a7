"""The board of limits leaving the desk as a spreadsheet: password first, then where to, then a warning."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.limit_board import BoardFilter
from mediation_desk.errors import DeskError
from mediation_desk.services.limit_export import MOST_LINES, export_limits
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.pages.limits.columns import sheet_words
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.save_bytes import save_bytes
from mediation_desk.words import _, sentence


def export(desk: Desk, page: QWidget, wanted: BoardFilter) -> None:
    """Ask for the password, make the file of what the filters show, and write it where the person says."""
    ask_password(
        desk,
        page,
        partial(_make, desk, page, wanted),
        title=_("Export the limits"),
        text=_("limits.export_means", most=f"{MOST_LINES:,}"),
        act=_("Export"),
    )


def _make(desk: Desk, page: QWidget, wanted: BoardFilter, confirmed: Confirmed) -> None:
    suggested = f"{_('Board of limits')} {desk.today():%Y-%m-%d}.xlsx"
    chosen = desk.files.save_as(page, _("Export (the file is not encrypted)"), suggested, "Excel (*.xlsx)")
    if chosen is None:
        return
    path = chosen if chosen.suffix.lower() == ".xlsx" else chosen.with_name(f"{chosen.name}.xlsx")

    def made(data: bytes) -> None:
        save_bytes(desk, path, data)

    def refused(error: DeskError) -> None:
        desk.notice(sentence(error), "red")

    desk.do(page, made, export_limits, wanted, sheet_words(desk), confirmed, failed=refused)
