"""What is to be said of a limit that rolls over days of rest."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.case_limit import CaseLimit
from mediation_desk.domain.confirmation_clocks import Deadline
from mediation_desk.domain.limit_rule import Counted
from mediation_desk.ui import limits
from mediation_desk.words import _


def deadline_words(deadline: Deadline | Counted | CaseLimit, today: date) -> list[str]:
    """The last working day before it, whether it rolled, and whether it may still move."""
    said = [_("Last working day before: {day}", day=limits.plain_day(deadline.last_working, today))]
    if deadline.ends != deadline.counted:
        counted = limits.plain_day(deadline.counted, today)
        said.append(_("{day} is a rest day: next working day", day=counted))
    if not deadline.sure:
        said.append(_("The holidays of that year are not published yet: the day may still move"))
    return said
