"""The limits of judicial confirmation; the law gives the person the time, so that all of them roll forward.

How long each of them is, and how it is counted, stands in the rule table (`LimitBook`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation_desk.domain.confirmation import Confirmation, ConfirmationState, StepKind
from mediation_desk.domain.confirmation_steps import state_of
from mediation_desk.domain.limit_book import LimitBook


class Clock(StrEnum):
    """Which limit; COURT is the court's own and only told."""

    APPLY = "apply"
    COURT = "court"
    OBJECTION = "objection"
    ENFORCE = "enforce"


RULES = {
    Clock.APPLY: "confirm",
    Clock.COURT: "confirm_court",
    Clock.OBJECTION: "objection",
    Clock.ENFORCE: "enforce",
}
"""The line of the rule table each of them is counted by."""


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


def apply_until(effective_on: date, book: LimitBook) -> Deadline:
    """Both parties together, from the day of effect (人民调解法 art 33, 民事诉讼法 art 205)."""
    return _deadline(book, Clock.APPLY, effective_on)


def court_until(accepted_on: date, book: LimitBook) -> Deadline:
    """The court decides, from the day of filing (special procedure, 民事诉讼法 art 187)."""
    return _deadline(book, Clock.COURT, accepted_on)


def objection_until(received_on: date, book: LimitBook, person_id: str = "") -> Deadline:
    """A party objects, from receiving the ruling (民诉法解释 art 372)."""
    return _deadline(book, Clock.OBJECTION, received_on, person_id)


def enforce_until(last_due: date, book: LimitBook) -> Deadline:
    """Enforcement is asked for, from the last day of performance (民事诉讼法 art 250)."""
    return _deadline(book, Clock.ENFORCE, last_due)


def running(confirmation: Confirmation | None, effective_on: date, book: LimitBook) -> tuple[Deadline, ...]:
    """The limits that run for an agreement in force, with or without an application, soonest first."""
    state = state_of(confirmation) if confirmation else ConfirmationState.PREPARED
    if confirmation is None or state is ConfirmationState.PREPARED:
        return (apply_until(effective_on, book),)
    if state is ConfirmationState.ACCEPTED:
        accepted = confirmation.step(StepKind.ACCEPT)
        return (court_until(accepted.on, book),) if accepted else ()
    if state in _MAY_APPLY_AGAIN:
        return (apply_until(effective_on, book),)
    if state not in (ConfirmationState.CONFIRMED, ConfirmationState.DISMISSED):
        return ()
    found: list[Deadline] = []
    if state is ConfirmationState.CONFIRMED:
        found += [objection_until(on, book, who) for who, on in confirmation.received.items()]
        if (start := enforcement_begins(confirmation)) is not None:
            found.append(enforce_until(start, book))
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


def _deadline(book: LimitBook, clock: Clock, start: date, person_id: str = "") -> Deadline:
    counted = book.count(RULES[clock], start)
    return Deadline(
        clock=clock,
        start=start,
        counted=counted.counted,
        ends=counted.ends,
        last_working=counted.last_working,
        sure=counted.sure,
        person_id=person_id,
    )
