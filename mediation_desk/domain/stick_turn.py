"""Two sticks in turns: when to take the other one, so that one stolen or broken loses a week at most."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.stick import Stick

IN_A_ROW: Final = 5
"""So many copies in a row go to one stick, a working week."""
IDLE_DAYS: Final = 7
"""So long the other one may lie unused."""


def turn_of(sticks: Sequence[Stick], proved: Sequence[str], today: date) -> tuple[Stick | None, bool]:
    """The stick to take next, and whether it is time; None while there is no second one.

    `proved` are the ids of the sticks of the proved copies, the newest first. Folders take no turns: they
    cannot be carried away.
    """
    present = proved[0] if proved else ""
    others = [one for one in sticks if one.id != present and one.removable]
    if not others:
        return None, False
    other = max(others, key=lambda one: one.last_used)
    run = next((n for n, one in enumerate(proved) if one != present), len(proved))
    idle = (today - legal_day(other.last_used)).days
    return other, run > IN_A_ROW or idle >= IDLE_DAYS
