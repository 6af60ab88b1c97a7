"""The list of households leaving the desk as a spreadsheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.colour import ColourScheme
from mediation_desk.domain.household_list import HouseholdFilter, HouseholdLine
from mediation_desk.services.household_export import MOST_LINES, SheetWords, export_households
from mediation_desk.services.spreadsheet import Cell
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.family_words import colour_word
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.words import _, term


def export(desk: Desk, page: QWidget, wanted: HouseholdFilter) -> None:
    """What the filters show, as a file where the person says."""
    leave_as_sheet(
        desk,
        page,
        export_households,
        wanted,
        SheetWords(title=_("Five-colour families"), heads=_heads(), cells=_cells),
        name=_("Five-colour families"),
        title=_("Export the households"),
        means=_("households.export_means", most=f"{MOST_LINES:,}"),
    )


def _heads() -> tuple[str, ...]:
    return (
        _("Household number"),
        _("Colour"),
        _("Head of household"),
        _("Persons"),
        _("Area"),
        _("Address"),
        _("Tags"),
        _("Five actions"),
        _("Last visit"),
        _("Next visit"),
    )


def _cells(line: HouseholdLine, scheme: ColourScheme) -> tuple[Cell, ...]:
    return (
        line.number,
        colour_word(scheme, line),
        line.head_name,
        line.persons,
        line.area,
        _("Not given in lists") if line.hides_address else line.address,
        "、".join(term(one) for one in sorted(line.groups)),
        "、".join(term(one) for one in sorted(line.actions)),
        line.last_visit_on.isoformat() if line.last_visit_on else "",
        line.next_visit_on.isoformat() if line.next_visit_on else "",
    )
