"""Which role may call which use case of households and their colours. Letters as in `access_table`."""

from __future__ import annotations

HOUSEHOLDS = {
    # whoever works in the house keeps households; their colours' reasons are sealed
    "household_board.board_of": "DMCR",
    "households.change_household": "DMCR",
    "households.close_household": "DMCR",
    "households.find_households": "DMCR",
    "households.household_line": "DMCR",
    "households.household_page": "DMCR",
    "households.open_household": "DMCR",
    "households.reopen_household": "DMCR",
    # schemes: everybody reads what colours mean, the director puts one in force
    "colour_schemes.every_scheme": "DMCR",
    "colour_schemes.load_scheme": "D",
    "colour_schemes.reword_scheme": "D",
    "colour_schemes.switch_scheme": "D",
    "colour_schemes.take_example": "D",
    "household_export.export_households": "DMCR",
    "household_colours.approve_colour": "D",
    "household_colours.assess_colour": "DMCR",
    "household_colours.colour_history": "DMCR",
    "household_colours.open_colour_reasons": "DMC",
    "household_colours.refuse_colour": "D",
    "household_links.end_household_link": "DMCR",
    "household_links.keep_measure": "DMCR",
    "household_links.link_household": "DMCR",
    "household_links.who_looks_after": "DMCR",
    "household_view.household_view": "DMCR",
}
