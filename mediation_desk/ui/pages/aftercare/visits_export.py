"""The visits shown leaving the desk as a spreadsheet: password first, then where to, then a warning."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.visit_export import SheetWords, export_visits
from mediation_desk.services.visit_list import VisitRow
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.save_bytes import save_bytes
from mediation_desk.words import _, sentence, term


def export(desk: Desk, page: QWidget, ids: Sequence[str]) -> None:
    """Ask for the password, make the file of the visits shown, and write it where the person says."""
    ask_password(
        desk,
        page,
        partial(_make, desk, page, tuple(ids)),
        title=_("Export the visits"),
        text=_("What leaves the desk is no longer protected; names are in it as the screen shows them."),
        act=_("Export"),
    )


def _make(desk: Desk, page: QWidget, ids: tuple[str, ...], confirmed: Confirmed) -> None:
    suggested = f"{_('Return visits')} {desk.today():%Y-%m-%d}.xlsx"
    chosen = desk.files.save_as(page, _("Export (the file is not encrypted)"), suggested, "Excel (*.xlsx)")
    if chosen is None:
        return
    path = chosen if chosen.suffix.lower() == ".xlsx" else chosen.with_name(f"{chosen.name}.xlsx")

    def made(data: bytes) -> None:
        save_bytes(desk, path, data)

    def refused(error: DeskError) -> None:
        desk.notice(sentence(error), "red")

    desk.do(page, made, export_visits, ids, _sheet_words(desk), confirmed, failed=refused)


def _sheet_words(desk: Desk) -> SheetWords:
    heads = (
        _("Planned day"),
        _("Made on"),
        _("Number"),
        _("Whom to visit"),
        _("Occasion"),
        _("How"),
        _("State"),
        _("Visitor"),
    )

    def cells(row: VisitRow) -> tuple[str, ...]:
        return (
            row.planned_on.isoformat(),
            row.made_on.isoformat() if row.made_on else "",
            row.number,
            desk.shown(row.person),
            term(row.occasion),
            term(row.mode) if row.mode else "",
            term(row.state),
            row.staff,
        )

    return SheetWords(title=_("Return visits"), heads=heads, cells=cells)
