"""A reminder: what is coming or due, told once to whoever must act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.work_calendar import WorkCalendar

LOOKED_BACK = timedelta(days=3)
"""How long something missed is still shown at the next start."""
RING_BEFORE = timedelta(minutes=30)
"""How long before the promised moment it is told that somebody is to be rung back."""
MORNING = time(8, 30)
"""When the limits of a day are told."""


class ReminderKind(StrEnum):
    """What it is about."""

    APPOINTMENT = "appointment"
    LIMIT = "limit"
    CALL = "call"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One thing to be told, once; `key` names it for good: a moved appointment is told anew.

    `due_at` is when it is told, `at` the moment it is about. `what` is a kind of appointment, the key of a
    limit's rule or empty for a call, `label` tells such a limit from others of its rule, `where` a room,
    `number` the case's. `who` is empty where names must not be said (safe contact, or somebody else's
    client). `page` and `args` lead there.
    """

    key: str
    kind: ReminderKind
    due_at: datetime
    at: datetime
    what: str
    label: str = ""
    where: str = ""
    number: str = ""
    who: str = ""
    page: str = "today"
    args: tuple[str, ...] = ()

    def missed(self, now: datetime) -> bool:
        """Whether what it is about has passed untold."""
        return self.at < now


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders:
    """What is to be told now, soonest first, and at which moments of the day more will be: bare moments.

    The moments alone may be remembered while the desk is locked.
    """

    due: tuple[Reminder, ...] = ()
    coming: tuple[datetime, ...] = ()


def appointment_told_at(starts: datetime, lead_minutes: int) -> datetime:
    """When an appointment is told: so many minutes before it begins."""
    return starts - timedelta(minutes=lead_minutes)


def call_told_at(until: datetime) -> datetime:
    """When ringing back is told: half an hour before the moment it was promised for."""
    return until - RING_BEFORE


def limit_told_at(ends: date, calendar: WorkCalendar) -> datetime:
    """When a limit is told: on the morning of its last day, or of the working day before a day of rest."""
    return datetime.combine(calendar.last_working_day(ends), MORNING, tzinfo=SHANGHAI)
