"""The board of households by colour and area."""

from __future__ import annotations

from mediation_desk.domain.household_list import Board
from mediation_desk.register import colour_schemes, household_board
from mediation_desk.register.records import Records
from mediation_desk.services.access import HOUSEHOLD_READ
from mediation_desk.services.permission import allowed


@allowed(HOUSEHOLD_READ)
def board_of(records: Records, area_path: str = "") -> Board:
    """The columns of the scheme in force for an area (everywhere when empty), overdue visits first."""
    return household_board.board(records, colour_schemes.in_force(records), area_path)
