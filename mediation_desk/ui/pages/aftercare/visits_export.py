"""The visits shown leaving the desk as a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mediation_desk.services.visit_export import SheetWords, export_visits
from mediation_desk.services.visit_list import VisitRow
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.words import _, term


def export(desk: Desk, page: QWidget, ids: Sequence[str]) -> None:
    """The visits shown, as a file where the person says."""
    leave_as_sheet(
        desk,
        page,
        export_visits,
        tuple(ids),
        _sheet_words(desk),
        name=_("Return visits"),
        title=_("Export the visits"),
        means=_("What leaves the desk is no longer protected; names are in it as the screen shows them."),
    )


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
