"""What is said of the sticks that take turns: which lay idle, and which does all the work."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.stick import Stick
from mediation_desk.domain.stick_turn import turn_of
from mediation_desk.services.backups import Backups
from mediation_desk.ui import limits
from mediation_desk.words import _


def turn_said(known: Backups, today: date) -> str:
    """The line under the receipt; empty before the first copy."""
    proved = [one.stick_id for one in known.copies if one.verified]
    if not proved:
        return ""
    stick, due = turn_of(known.sticks, proved, today)
    if stick is None:
        return _("A second stick kept elsewhere survives fire and theft. Take turns with two.")
    day = _day(stick, today)
    if due:
        return _("Time to change: stick {letter} was used last {day}", letter=stick.letter, day=day)
    return _("In turns: stick {letter} was used last {day}", letter=stick.letter, day=day)


def _day(stick: Stick, today: date) -> str:
    return limits.day(legal_day(stick.last_used), today)
