"""The limits of judicial confirmation; the law gives the person the time, so that all of them roll forward.

The first day is not counted; a period ends on its last day, or on the next working day when that is one of
rest (民法典 art 201–203, 民事诉讼法 art 85).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mediation_desk.domain.confirmation import Confirmation, ConfirmationState, StepKind
from mediation_desk.domain.confirmation_steps import state_of
from mediation_desk.domain.law import Citation
from mediation_desk.domain.working_days import is_known, last_working_day, rolled

APPLY_DAYS = 30
COURT_DAYS = 30
OBJECTION_DAYS = 15
ENFORCEMENT_YEARS = 2


class Clock(StrEnum):
    """Which limit; COURT is the court's own and only told."""

    APPLY = "apply"
    COURT = "court"
    OBJECTION = "objection"
    ENFORCE = "enforce"


CITED = {
    Clock.APPLY: Citation(law="民事诉讼法", article=205),
    Clock.COURT: Citation(law="民事诉讼法", article=187),
    Clock.OBJECTION: Citation(law="民事诉讼法解释", article=372),
    Clock.ENFORCE: Citation(law="民事诉讼法", article=250),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A limit that runs from `start` and ends on `ends`; `last_working` is the last working day before that.

    `counted` is the last day before rolling, `sure` False where the holidays of that year are not known yet.
    """

    clock: Clock
    start: date
    counted: date
    ends: date
    last_working: date
    sure: bool
    person_id: str = ""


def apply_until(effective_on: date) -> Deadline:
    """Both parties together, within thirty days of effect (人民调解法 art 33, 民事诉讼法 art 205)."""
    return _days(Clock.APPLY, effective_on, APPLY_DAYS)


def court_until(accepted_on: date) -> Deadline:
    """The court decides within thirty days of filing (special procedure, 民事诉讼法 art 187)."""
    return _days(Clock.COURT, accepted_on, COURT_DAYS)


def objection_until(received_on: date, person_id: str = "") -> Deadline:
    """A party objects within fifteen days of receiving the ruling (民诉法解释 art 372)."""
    return _days(Clock.OBJECTION, received_on, OBJECTION_DAYS, person_id)


def enforce_until(last_due: date) -> Deadline:
    """Enforcement is asked for within two years of the last day of performance (民事诉讼法 art 250)."""
    return _deadline(Clock.ENFORCE, last_due, years_after(last_due, ENFORCEMENT_YEARS))


def years_after(day: date, years: int) -> date:
    """The corresponding day of a later year, the month's last one where there is none (民法典 art 202)."""
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def running(confirmation: Confirmation | None, effective_on: date) -> tuple[Deadline, ...]:
    """The limits that run for an agreement in force, with or without an application, soonest first."""
    state = state_of(confirmation) if confirmation else ConfirmationState.PREPARED
    if confirmation is None or state is ConfirmationState.PREPARED:
        return (apply_until(effective_on),)
    if state is ConfirmationState.ACCEPTED:
        accepted = confirmation.step(StepKind.ACCEPT)
        return (court_until(accepted.on),) if accepted else ()
    if state in _MAY_APPLY_AGAIN:
        return (apply_until(effective_on),)
    if state not in (ConfirmationState.CONFIRMED, ConfirmationState.DISMISSED):
        return ()
    found: list[Deadline] = []
    if state is ConfirmationState.CONFIRMED:
        found += [objection_until(on, who) for who, on in confirmation.received.items()]
        if (start := enforcement_begins(confirmation)) is not None:
            found.append(enforce_until(start))
    return tuple(sorted(found, key=lambda one: one.ends))


def enforcement_begins(confirmation: Confirmation) -> date | None:
    """The last day of performance; where the agreement names none, the day the ruling took effect (art 250).

    A ruling takes effect when it was served on all; until that is recorded, the day it was made stands in.
    """
    ruled = confirmation.step(StepKind.CONFIRM)
    if ruled is None:
        return None
    effect = max(confirmation.received.values(), default=ruled.on)
    return confirmation.last_due or effect


_MAY_APPLY_AGAIN = (
    ConfirmationState.WITHDRAWN,
    ConfirmationState.DEEMED_WITHDRAWN,
    ConfirmationState.NOT_ACCEPTED,
)


def _days(clock: Clock, start: date, days: int, person_id: str = "") -> Deadline:
    return _deadline(clock, start, start + timedelta(days=days), person_id)


def _deadline(clock: Clock, start: date, counted: date, person_id: str = "") -> Deadline:
    ends = rolled(counted)
    return Deadline(
        clock=clock,
        start=start,
        counted=counted,
        ends=ends,
        last_working=last_working_day(ends - timedelta(days=1)),
        sure=is_known(counted) and is_known(ends),
        person_id=person_id,
    )
