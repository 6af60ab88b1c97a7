"""A reminder in words: when, what and where first; names only where the desk may show them."""

from __future__ import annotations

from mediation_desk.domain.appointment import AppointmentKind
from mediation_desk.domain.dates import legal_day, time_said
from mediation_desk.domain.reminder import Reminder, ReminderKind
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.limit_words import limit_name
from mediation_desk.words import _, term


def reminder_said(desk: Desk, reminder: Reminder) -> tuple[str, str]:
    """What a reminder says, and its second line (number and names), which may be empty."""
    second = " · ".join(part for part in (reminder.number, desk.shown(reminder.who)) if part)
    if reminder.kind is ReminderKind.APPOINTMENT:
        return _appointment(desk, reminder), second
    if reminder.kind is ReminderKind.CALL:
        return _call(desk, reminder), second
    return _limit(desk, reminder), second


def _appointment(desk: Desk, reminder: Reminder) -> str:
    what = term(AppointmentKind(reminder.what))
    what = f"{what} · {reminder.where}" if reminder.where else what
    day, today = legal_day(reminder.at), desk.today()
    when = time_said(reminder.at)
    if day != today:
        when = f"{limits.day(day, today)} {when}"
    return f"{_('Missed')} {when} {what}" if reminder.missed(desk.now()) else f"{when} {what}"


def _call(desk: Desk, reminder: Reminder) -> str:
    day, today = legal_day(reminder.at), desk.today()
    when = time_said(reminder.at) if day == today else f"{limits.day(day, today)} {time_said(reminder.at)}"
    if reminder.missed(desk.now()):
        return _("A caller of 12338 waits since {when} to be rung back", when=when)
    return _("Ring a caller of 12338 back until {when}", when=when)


def _limit(desk: Desk, reminder: Reminder) -> str:
    what = limit_name(reminder.what, reminder.label) if reminder.what else _("Restricted matter")
    day = legal_day(reminder.at)
    if reminder.missed(desk.now()):
        return _("{what}: the last day was {day}", what=what, day=limits.day(day, desk.today()))
    return _("{what}: the last day is {day}", what=what, day=limits.day(day, desk.today()))
