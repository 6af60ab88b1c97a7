"""What may be done next with an award: show it in public, grant it, take it back or revoke it."""

from __future__ import annotations

from datetime import date
from typing import Any

from mediation_desk.domain.award import Award, AwardCheck, AwardState
from mediation_desk.errors import DeskError
from mediation_desk.services.awards import end_award, grant_award, publicise_award
from mediation_desk.ui.entry_moves import Step
from mediation_desk.ui.forms.specs import day, line, lines, past
from mediation_desk.words import N_, _


def steps_of(award: Award, today: date, until: date, unit: str) -> list[Step]:
    """The steps of the state it is in; `until` is the last day in public by rule, `unit` who usually grants.

    While the director is asked, or did not agree, it can only be taken back.
    """
    held = award.check in (AwardCheck.ASKED, AwardCheck.REFUSED)
    found: list[Step] = []
    if award.state is AwardState.PROPOSED and not held:
        found.append(
            Step(
                key="publicise",
                verb=_("Show in public"),
                use_case=publicise_award,
                rows=[
                    [day("publicised_from", N_("In public from"))],
                    [day("publicised_until", N_("In public until"))],
                ],
                start={"publicised_from": today, "publicised_until": until},
                given=_days,
            )
        )
    if award.state is AwardState.PUBLICISED and not held:
        found.append(
            Step(
                key="grant",
                verb=_("Note that it was granted"),
                use_case=grant_award,
                rows=[
                    [past("granted_on", N_("Granted on"))],
                    [line("granted_by", N_("Unit that grants it"))],
                    [line("certificate", N_("Certificate number"))],
                ],
                start={"granted_on": today, "granted_by": unit},
                given=_granted,
            )
        )
    if award.state not in (AwardState.WITHDRAWN, AwardState.REVOKED):
        granted = award.state is AwardState.GRANTED
        found.append(
            Step(
                key="end",
                verb=_("Revoke") if granted else _("Withdraw the proposal"),
                use_case=end_award,
                rows=[[past("ended_on", N_("Day"))], [lines("ended_reason", N_("Reason"))]],
                start={"ended_on": today},
                given=_ended,
            )
        )
    return found


def _days(values: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    return (_day(values, "publicised_from"), _day(values, "publicised_until")), {}


def _granted(values: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    return (_day(values, "granted_on"), values["granted_by"], values["certificate"]), {}


def _ended(values: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    return (_day(values, "ended_on"), values["ended_reason"]), {}


def _day(values: dict[str, Any], name: str) -> date:
    told = values[name]
    if not isinstance(told, date):
        raise DeskError("award.day_needed", field=name)
    return told
