from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.reminder import (
    Reminder,
    ReminderKind,
    appointment_told_at,
    limit_told_at,
)
from mediation_desk.domain.work_calendar import SHIPPED

TEN = datetime(2026, 3, 18, 2, tzinfo=UTC)


def test_an_appointment_is_told_so_many_minutes_before() -> None:
    assert appointment_told_at(TEN, 15) == TEN - timedelta(minutes=15)


def test_a_limit_is_told_on_the_morning_of_its_last_day() -> None:
    told = limit_told_at(date(2026, 3, 18), SHIPPED)
    assert told == datetime(2026, 3, 18, 8, 30, tzinfo=SHANGHAI)


def test_a_limit_on_a_day_of_rest_is_told_while_somebody_is_there() -> None:
    for ends, told_on in (
        (date(2026, 3, 22), date(2026, 3, 20)),  # a Sunday
        (date(2026, 2, 20), date(2026, 2, 14)),  # in the spring holiday; that Saturday was worked
        (date(2026, 10, 10), date(2026, 10, 10)),  # a Saturday that is worked
    ):
        assert legal_day(limit_told_at(ends, SHIPPED)) == told_on


def test_what_has_passed_untold_was_missed() -> None:
    reminder = Reminder(key="k", kind=ReminderKind.APPOINTMENT, due_at=TEN, at=TEN, what="mediation")
    assert not reminder.missed(TEN)
    assert reminder.missed(TEN + timedelta(minutes=1))
