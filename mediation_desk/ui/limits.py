"""How a legal limit is said: its day, and how long it is away, coloured from three days before."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.dates import day_said
from mediation_desk.words import _, count

SOON = 3  # days before its day from which a limit is amber


def day(on: date, today: date) -> str:
    """3月18日, 今天, 昨天; with the year only when it differs."""
    key, names = day_said(on, today)
    return _(key, **names)


def plain_day(on: date, today: date) -> str:
    """3月18日, also for today, where how far it is away stands beside it."""
    key, names = day_said(on, today)
    if names:
        return _(key, **names)
    key, names = day_said(on, on.replace(month=12 if on.month < 7 else 1, day=1))
    return _(key, **names)


def away(on: date, today: date) -> str:
    """逾期 2 天, 今天, 还有 8 天."""
    days = (on - today).days
    if days < 0:
        return count("{n} day overdue", "{n} days overdue", -days)
    return _("day.today") if days == 0 else count("{n} day left", "{n} days left", days)


def tone(on: date, today: date) -> str:
    """The token of a limit: red after its day, amber from three days before, else neutral."""
    days = (on - today).days
    return "red" if days < 0 else "amber" if days <= SOON else "neutral"
