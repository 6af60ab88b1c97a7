"""How performance is said: status and its tone, days, amounts, what an obligation is about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mediation_desk.domain.money import figures
from mediation_desk.domain.obligation import (
    Duty,
    Every,
    Obligation,
    ObligationState,
    PerformanceStatus,
    Standing,
    Terms,
)
from mediation_desk.ui import limits
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.words import _, count, term

TONES = {
    PerformanceStatus.NOT_DUE: ("neutral", "clock"),
    PerformanceStatus.RUNNING: ("blue", "refresh"),
    PerformanceStatus.PERFORMED: ("pine", "check"),
    PerformanceStatus.PART: ("amber", "alert-triangle"),
    PerformanceStatus.OVERDUE: ("red", "alert-triangle"),
    PerformanceStatus.SUED: ("red", "gavel"),
    PerformanceStatus.ENFORCING: ("blue", "gavel"),
}


def status_tag(status: PerformanceStatus) -> Tag:
    """The chip of a status; words, tone and icon say the same."""
    tone, icon = TONES[status]
    return Tag(text=term(status), tone=tone, icon=icon)


def obligation_tag(obligation: Obligation, standing: Standing) -> Tag:
    """The chip of an obligation: its computed status, or that it waits to be confirmed."""
    if obligation.state is ObligationState.PROPOSED:
        return Tag(text=term(obligation.state), tone="amber", icon="eye")
    return status_tag(standing.status)


def money(amount: Decimal | None) -> str:
    """2,800.00 元; a dash for none."""
    return _("{amount} yuan", amount=figures(amount)) if amount is not None else "—"


def when_words(terms: Terms, today: date) -> str:
    """When it is due: once on a day, monthly from when to when, by a plan, or without a day."""
    if terms.every is Every.ONGOING:
        return _("no fixed day")
    if terms.every is Every.LISTED:
        return count("a plan of {n} instalment", "a plan of {n} instalments", len(terms.listed))
    if terms.first_due is None:
        return _("day not told yet")
    first = limits.plain_day(terms.first_due, today)
    if terms.every is Every.ONCE:
        return _("by {day}", day=first)
    day = terms.day or terms.first_due.day
    if terms.last_due is None:
        return _("every month on day {day}, from {first}", day=day, first=first)
    last = limits.plain_day(terms.last_due, today)
    return _("every month on day {day}, from {first} to {last}", day=day, first=first, last=last)


def amount_words(terms: Terms) -> str:
    """How much: of each instalment, of the whole plan, or that it is an act."""
    if terms.duty is Duty.ACT:
        return term(Duty.ACT)
    if terms.every is Every.LISTED:
        return money(sum((amount for _day, amount in terms.listed), Decimal(0)))
    said = money(terms.amount)
    return _("{amount} a month", amount=said) if terms.every is Every.MONTH else said
