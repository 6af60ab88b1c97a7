"""How a household is said: its colour, when its next visit is, where it is."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.colour import ColourScheme
from mediation_desk.domain.household_list import HouseholdLine
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.words import _, count


def colour_word(scheme: ColourScheme, line: HouseholdLine) -> str:
    """The colour's word; one of another scheme is said to be so, no colour is said too."""
    if not line.colour:
        return _("Without colour")
    found = scheme.colour(line.colour) if line.scheme_id == scheme.id else None
    return found.word if found is not None else _("Earlier scheme")


def due_words(due: date | None, today: date) -> tuple[str, str]:
    """When the next visit is, and its tone: 逾期 2 天 red, 今天 and 明天 amber, a day otherwise."""
    if due is None:
        return "—", "ink2"
    days = (due - today).days
    if days < 0:
        return count("Overdue {n} day", "Overdue {n} days", -days), "red"
    if days == 0:
        return _("Today"), "amber"
    if days == 1:
        return _("Tomorrow"), "amber"
    return limits.day(due, today), "ink2"


def place(line: HouseholdLine, desk: Desk) -> str:
    """Area and address; of guarded and of all red households only the area."""
    if line.hides_address:
        return line.area
    return " ".join(filter(None, (line.area, desk.hidden(line.address))))
