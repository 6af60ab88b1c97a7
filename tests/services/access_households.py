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
}
