"""Days, times and places of appointments in words."""

from __future__ import annotations

from datetime import date, datetime

from mediation_desk.domain.appointment import AppointmentState
from mediation_desk.domain.dates import day_said, legal_day
from mediation_desk.ui.kit.date_field import weekday
from mediation_desk.words import _

_TONES = {
    AppointmentState.PLANNED: "amber",
    AppointmentState.CONFIRMED: "pine",
    AppointmentState.HELD: "pine",
    AppointmentState.NO_SHOW: "amber",
}


def state_tone(state: AppointmentState) -> str:
    """The tone of a state's chip: amber waits for somebody, pine is well, neutral is over."""
    return _TONES.get(state, "neutral")


def day_words(moment: datetime, today: date) -> str:
    """The day and its weekday: 3月20日 星期五; today and tomorrow by name."""
    day = legal_day(moment)
    key, names = day_said(day, today)
    return f"{_(key, **names)} {weekday(day)}"
