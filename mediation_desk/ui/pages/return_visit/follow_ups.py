"""Where what a visit found leads, as one notice with its acts; neutral words: a visitor may read along."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mediation_desk.domain.return_visit import FollowUp
from mediation_desk.services.return_visits import VisitSheet
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.words import N_, _

_SAID = {
    FollowUp.URGE: N_("Urge performance (人民调解法 art 31)"),
    FollowUp.MEDIATE_AGAIN: N_("They dispute again: a new reception may lead to mediation"),
    FollowUp.REPORT_TO_POLICE: N_(
        "What may become a matter for the police is reported to them (人民调解法 art 25)"
    ),
    FollowUp.SAFETY_RECORD: N_("Note it under Restricted, and what is to be done"),
    FollowUp.CORRECT: N_("Put right what went wrong in mediation"),
}
_ACTS = {
    FollowUp.URGE: N_("To performance"),
    FollowUp.MEDIATE_AGAIN: N_("New reception"),
    FollowUp.REPORT_TO_POLICE: N_("Write to the police"),
    FollowUp.SAFETY_RECORD: N_("To Restricted"),
}


def follow_up_notices(sheet: VisitSheet, follow: Callable[[FollowUp], object]) -> Notice:
    """One notice: the most pressing first, a button for each that leads to a page."""
    found = sheet.follow_ups
    pressing = FollowUp.REPORT_TO_POLICE in found
    of_case = sheet.case is not None
    return Notice(
        _(_SAID[found[0]]),
        "red" if pressing else "amber",
        second="；".join(_(_SAID[one]) for one in found[1:]),
        acts=[(_(_ACTS[one]), partial(follow, one)) for one in found if one in _ACTS and of_case],
    )
