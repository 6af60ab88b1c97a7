"""What may be done next with aid: decide, hand over with a signature, visit afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

from mediation_desk.domain.aid_grant import AidGrant, AidState
from mediation_desk.errors import DeskError
from mediation_desk.services.aid_grants import decide_grant, give_grant, note_aid_visit
from mediation_desk.ui.entry_moves import Step
from mediation_desk.ui.forms.specs import day, line, lines, past
from mediation_desk.words import N_, _


def steps_of(grant: AidGrant, today: date, *, decides: bool) -> list[Step]:
    """The steps of the state it is in; only who `decides` approves or refuses."""
    if grant.state is AidState.APPLIED and decides:
        words = [[lines("decision", N_("Words of the decision"))]]
        return [
            Step(
                key="approve",
                verb=_("Approve"),
                use_case=decide_grant,
                rows=words,
                given=lambda values: ((), {"yes": True, "words": values["decision"]}),
            ),
            Step(
                key="refuse",
                verb=_("Do not approve"),
                use_case=decide_grant,
                rows=words,
                given=lambda values: ((), {"yes": False, "words": values["decision"]}),
            ),
        ]
    if grant.state is AidState.APPROVED:
        return [
            Step(
                key="give",
                verb=_("Note that it was given"),
                use_case=give_grant,
                rows=[
                    [past("given_on", N_("Aid handed over on"))],
                    [line("signed_by", N_("Signed by"))],
                    [line("receipt", N_("Number of the aid receipt"))],
                    [day("visit_on", N_("Visit planned for (optional)"))],
                ],
                start={"given_on": today, "signed_by": grant.name, "visit_on": grant.visit_on},
                given=_given,
            )
        ]
    if grant.state is AidState.PAID and grant.visited_on is None:
        return [
            Step(
                key="visit",
                verb=_("Note the visit"),
                use_case=note_aid_visit,
                rows=[[past("visited_on", N_("Visited on"))]],
                start={"visited_on": today},
                given=lambda values: ((_day(values, "visited_on"),), {}),
            )
        ]
    return []


def _given(values: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    return (
        _day(values, "given_on"),
        values["signed_by"],
        values["receipt"],
        values["visit_on"],
    ), {}


def _day(values: dict[str, Any], name: str) -> date:
    told = values[name]
    if not isinstance(told, date):
        raise DeskError("aid.day_needed", field=name)
    return told
