"""The demo's own hours, leave and afternoons at the telephone, entered before the week is planned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.room import Absence, AbsenceKind, Duty, WorkSpan, on_day
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.work_calendar import SHIPPED
from mediation_desk.register.records import Records
from mediation_desk.services import rooms
from mediation_desk.services.demo.calendar import Step
from mediation_desk.services.demo.data import DemoData

_BEFORE = timedelta(days=8)
_MORNING = time(8, 31, tzinfo=SHANGHAI)
_WEDNESDAY, _FRIDAY = 2, 4
_TELEPHONE = (0, 2)
"""Weekdays on whose afternoon the telephone is looked after."""


def present(told: DemoData, now: datetime) -> Iterator[Step]:
    """One step, on the morning before the first day that is planned."""
    today = legal_day(now)
    director = next(iter(told.office.staff.values()))
    at = min(now, datetime.combine(today - _BEFORE, _MORNING))
    yield Step(at=at, story=0, turn=0, staff=director, act=partial(_enter, told.office.staff, today))


def _enter(staff: Mapping[str, Staff], today: date, records: Records) -> None:
    expert = staff["ouyang"].id
    morning = WorkSpan(weekday=_WEDNESDAY, begins=time(9), ends=time(11, 30), staff_id=expert)
    rooms.save_hours(records, expert, (morning,))
    friday = today + timedelta(days=7 - (today.weekday() - _FRIDAY) % 7 or 7)
    starts, ends = rooms.whole_days(friday, friday)
    leave = Absence(
        id="", staff_id=staff["sun"].id, kind=AbsenceKind.LEAVE, starts=starts, ends=ends, note="年休假"
    )
    rooms.save_absence(records, leave)
    monday = today - timedelta(days=today.weekday())
    for weekday in _TELEPHONE:
        day = monday + timedelta(days=weekday)
        if SHIPPED.is_working_day(day):
            rooms.save_duty(
                records,
                Duty(
                    id="",
                    staff_id=staff["ma"].id,
                    post="电话值班",
                    starts=on_day(day, time(14)),
                    ends=on_day(day, time(17, 30)),
                ),
            )
