"""Divorce by registration: from the receipt over the cooling-off to the certificate (民法典 art 1077).

The registry does it; we only keep what a party tells or shows. The cooling-off ends on the thirtieth day
after the receipt, or on the next working day; from the day after it the certificate may be fetched, by both
in person, again for thirty days. Who does not ask in time counts as having withdrawn.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from mediation_desk.domain.limit_book import LimitBook
from mediation_desk.domain.limit_rule import Counted
from mediation_desk.domain.texts import LINE, check_text
from mediation_desk.errors import DeskError


class DivorceOutcome(StrEnum):
    """How the registry's procedure ended; RUNNING while nobody told of an end."""

    RUNNING = "running"
    WITHDRAWN = "withdrawn"
    REGISTERED = "registered"
    NOT_ACCEPTED = "not_accepted"


class DivorceState(StrEnum):
    """Where it stands on a day: before, in and after the window for the certificate, or ended."""

    COOLING = "cooling"
    WINDOW = "window"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    WITHDRAWN = "withdrawn"
    REGISTERED = "registered"
    NOT_ACCEPTED = "not_accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class DivorceRegistration:
    """One application at a registry; `version` 0 is not kept yet.

    `received_on` and `receipt` stand on the 受理回执单. `ended_on` is the day of the outcome, `ended_by` the
    party who withdrew, `note` why the registry did not accept it.
    """

    id: str
    case_id: str
    received_on: date
    receipt: str = ""
    registry: str = ""
    outcome: DivorceOutcome = DivorceOutcome.RUNNING
    ended_on: date | None = None
    ended_by: str = ""
    note: str = ""
    version: int = 0
    kept_at: datetime | None = None
    kept_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DivorceClock:
    """Both spans of art 1077: the cooling-off, and the window from `window_from` to `window.ends`."""

    cooling: Counted
    window: Counted

    @property
    def window_from(self) -> date:
        """The first day on which the certificate may be fetched."""
        return self.cooling.ends + timedelta(days=1)


def clock_of(received_on: date, book: LimitBook) -> DivorceClock:
    """Both spans, counted by the rule table."""
    cooling = book.count("cooling", received_on)
    return DivorceClock(cooling=cooling, window=book.count("certificate", cooling.ends))


def state_on(registration: DivorceRegistration, book: LimitBook, today: date) -> DivorceState:
    """Where it stands on a day."""
    if registration.outcome is not DivorceOutcome.RUNNING:
        return DivorceState(registration.outcome.value)
    clock = clock_of(registration.received_on, book)
    if today <= clock.cooling.ends:
        return DivorceState.COOLING
    return DivorceState.WINDOW if today <= clock.window.ends else DivorceState.DEEMED_WITHDRAWN


def check_registration(
    registration: DivorceRegistration, book: LimitBook, today: date, parties: Collection[str]
) -> None:
    """Refuse what a registry could not have done; `parties` are the two who may withdraw.

    Raises DeskError: date.in_future, divorce.ended_needed, divorce.before_receipt, divorce.withdrawn_late,
    divorce.who_withdrew, divorce.outside_window (first, last), divorce.why_not_accepted, text.*.
    """
    for field in ("receipt", "registry", "note"):
        check_text(getattr(registration, field), field, LINE)
    if registration.received_on > today:
        raise DeskError("date.in_future", field="received_on")
    if registration.outcome is DivorceOutcome.RUNNING:
        return
    ended = registration.ended_on
    if ended is None:
        raise DeskError("divorce.ended_needed", field="ended_on")
    if ended > today:
        raise DeskError("date.in_future", field="ended_on")
    if ended < registration.received_on:
        raise DeskError("divorce.before_receipt", field="ended_on")
    clock = clock_of(registration.received_on, book)
    match registration.outcome:
        case DivorceOutcome.WITHDRAWN:
            if ended > clock.cooling.ends:
                raise DeskError(
                    "divorce.withdrawn_late", field="ended_on", last=clock.cooling.ends.isoformat()
                )
            if registration.ended_by not in parties:
                raise DeskError("divorce.who_withdrew", field="ended_by")
        case DivorceOutcome.REGISTERED if not clock.window_from <= ended <= clock.window.ends:
            raise DeskError(
                "divorce.outside_window",
                field="ended_on",
                first=clock.window_from.isoformat(),
                last=clock.window.ends.isoformat(),
            )
        case DivorceOutcome.NOT_ACCEPTED if not registration.note.strip():
            raise DeskError("divorce.why_not_accepted", field="note")
