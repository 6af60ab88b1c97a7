"""Counting a limit: one way for every unit, by 民法典 art 201–203 and 民事诉讼法 art 85.

Days, months and years: the first day is not counted; a month or year ends on the corresponding day or, where
there is none, on the last day of its month (民法典 art 202). The last day ends at midnight in Asia/Shanghai.

Hours: our own limits begin with the very moment (民法典 art 201 para 2: 自法律规定或者当事人约定的时间开始
计算) and so end to the second. A court's do not count the hour in which they begin (民事诉讼法 art 85 para 2:
期间开始的时和日，不计算在期间内): begun at 14:20 they are counted from 15:00. Of a start known only by its
day, hours are counted from its midnight: the limit is never told later than it is.

Rolling: FORWARD to the next working day (民法典 art 203, 民事诉讼法 art 85 para 3). BACK to the last working
day before, so that an office can still be asked; a limit for doing something never rolls back before the day
it began: then it stays where it was counted.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta

from mediation_desk.domain.dates import SHANGHAI, end_of, legal_day
from mediation_desk.domain.limit_rule import Counted, LimitRule, Roll, Unit
from mediation_desk.domain.work_calendar import WorkCalendar
from mediation_desk.errors import DeskError


def count(
    rule: LimitRule, start: date | datetime, calendar: WorkCalendar, amount: int | None = None
) -> Counted:
    """When a limit ends that begins with `start`; `amount` in place of the rule's own.

    Raises DeskError("limit.no_such_day", field="start") beyond what a calendar holds; ValueError for a
    moment without a time zone.
    """
    if isinstance(start, datetime) and start.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    much = rule.amount if amount is None else amount
    try:
        if rule.unit is Unit.HOUR:
            return _hours(rule, start, calendar, much)
        return _days(rule, legal_day(start) if isinstance(start, datetime) else start, calendar, much)
    except (OverflowError, ValueError):
        raise DeskError("limit.no_such_day", field="start") from None


def months_after(day: date, months: int) -> date:
    """The corresponding day of a later month, its last one where there is none (民法典 art 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _days(rule: LimitRule, start: date, calendar: WorkCalendar, much: int) -> Counted:
    match rule.unit:
        case Unit.WORKING_DAY:
            counted = calendar.after_working_days(start, much)
        case Unit.MONTH:
            counted = months_after(start, much)
        case Unit.YEAR:
            counted = months_after(start, much * 12)
        case _:
            counted = start + timedelta(days=much)
    ends = _rolled(rule.roll, counted, calendar)
    if much > 0 and ends < start:
        ends = counted
    return _counted(rule, start, counted, ends, end_of(ends), calendar)


def _hours(rule: LimitRule, start: date | datetime, calendar: WorkCalendar, much: int) -> Counted:
    begins = start if isinstance(start, datetime) else datetime.combine(start, time(), tzinfo=SHANGHAI)
    if rule.procedural:
        ends_at = begins.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1 + much)
    else:
        ends_at = begins + timedelta(hours=much)
    counted, first = legal_day(ends_at), legal_day(begins)
    ends = _rolled(rule.roll, counted, calendar)
    if ends < first:
        ends = counted
    if ends != counted:
        ends_at = end_of(ends)
    return _counted(rule, first, counted, ends, ends_at.astimezone(UTC), calendar)


def _rolled(roll: Roll, day: date, calendar: WorkCalendar) -> date:
    if roll is Roll.NONE:
        return day
    return calendar.rolled(day) if roll is Roll.FORWARD else calendar.last_working_day(day)


def _counted(
    rule: LimitRule, start: date, counted: date, ends: date, ends_at: datetime, calendar: WorkCalendar
) -> Counted:
    if rule.unit is Unit.WORKING_DAY:
        sure = calendar.is_known_between(start, max(counted, ends))
    else:
        sure = rule.roll is Roll.NONE or calendar.is_known_between(min(counted, ends), max(counted, ends))
    return Counted(
        start=start,
        counted=counted,
        ends=ends,
        ends_at=ends_at,
        last_working=calendar.last_working_day(ends - timedelta(days=1)),
        sure=sure,
    )
