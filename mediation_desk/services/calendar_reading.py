"""When somebody is busy, out of an .ics file: repeated entries spread out, time zones turned into moments.

It works on a stranger's file: call it through `calendar_apart.read_apart`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from dateutil.rrule import rrulestr
from icalendar import Calendar

from mediation_desk.domain.busy_time import HORIZON, BusyTimes, Span, merged
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.errors import DeskError
from mediation_desk.services.calendar_lines import MOST_EVENTS, CutDown, cut_down

MOST_TIMES = 20_000
_FREE = frozenset({"TRANSPARENT", "CANCELLED", "FREE"})
_SAYS = ("TRANSP", "STATUS", "X-MICROSOFT-CDO-BUSYSTATUS")
Event = Any  # a component of icalendar, which types its properties as Any


def read_busy(data: bytes, first: datetime, last: datetime) -> BusyTimes:
    """Busy times within [first, last) of what a file holds.

    Left out: entries that are free, cancelled or without length. What cannot be understood is counted. Times
    without a zone are those of Asia/Shanghai. Raises DeskError calendar.* as `cut_down` does.
    """
    cut = cut_down(data)
    spans: list[Span] = []
    left_out = 0
    events, broken = _events(cut)
    left_out += broken
    replaced = _replaced(events)
    for event in events:
        try:
            for span in _spans(event, replaced[str(event.get("UID", ""))], first, last):
                spans.append(span)
                if len(spans) > MOST_TIMES:
                    raise DeskError("calendar.too_many", most=MOST_EVENTS)
        except (ValueError, TypeError, KeyError, OverflowError, AttributeError, IndexError):
            left_out += 1
    return BusyTimes(mark=cut.mark, spans=merged(spans, first, last), left_out=left_out)


def _events(cut: CutDown) -> tuple[list[Event], int]:
    try:
        return _walked(cut.text(*cut.blocks)), 0
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        pass  # one entry spoils the whole: look at each by itself
    found: list[Event] = []
    broken = 0
    for block in cut.blocks:
        try:
            found += _walked(cut.text(block))
        except (ValueError, TypeError, KeyError, IndexError, AttributeError):
            broken += 1
    return found, broken


def _walked(text: str) -> list[Event]:
    calendar = Calendar.from_ical(text)
    return [one for one in calendar.walk() if one.name in ("VEVENT", "VFREEBUSY")]


def _replaced(events: list[Event]) -> dict[str, set[datetime]]:
    """Moments of repeated entries that stand for themselves, by the entry's UID."""
    found: dict[str, set[datetime]] = defaultdict(set)
    for event in events:
        if "RECURRENCE-ID" in event:
            found[str(event.get("UID", ""))].add(_moment(event["RECURRENCE-ID"].dt))
    return found


def _spans(event: Event, replaced: set[datetime], first: datetime, last: datetime) -> Iterator[Span]:
    if event.name == "VFREEBUSY":
        yield from _listed(event)
        return
    if any(str(event.get(name, "")).upper() in _FREE for name in _SAYS):
        return
    start = event["DTSTART"].dt
    length = _length(event, start)
    if length <= timedelta(0):
        return
    if length > HORIZON:
        raise ValueError("longer than a year")
    if "RECURRENCE-ID" in event:
        yield _moment(start), _moment(start) + length
        return
    for starts in _starts(event, start, first - length, last):
        if starts not in replaced:
            yield starts, starts + length


def _listed(event: Event) -> Iterator[Span]:
    given = event.get("FREEBUSY", [])
    for one in given if isinstance(given, list) else [given]:
        periods = one.dts if hasattr(one, "dts") else [one]
        if str(one.params.get("FBTYPE", "BUSY")).upper() == "FREE":
            continue
        for period in periods:
            starts, ends = period.dt
            begun = _moment(starts)
            yield begun, begun + ends if isinstance(ends, timedelta) else _moment(ends)


def _length(event: Event, start: date) -> timedelta:
    if "DTEND" in event:
        return _moment(event["DTEND"].dt) - _moment(start)
    if "DURATION" in event:
        length: timedelta = event["DURATION"].dt
        return length
    return timedelta(0) if isinstance(start, datetime) else timedelta(days=1)  # RFC 5545, 3.6.1


def _starts(event: Event, start: date, first: datetime, last: datetime) -> Iterator[datetime]:
    """When an entry begins, each time; by its own clock on the wall, so that summer time moves with it."""
    zone = _zone(start)
    naive = _naive(start, zone)
    left_out = {_naive(one, zone) for one in _listed_days(event, "EXDATE")}
    seen: set[datetime] = set()
    for one in (naive, *(_naive(day, zone) for day in _listed_days(event, "RDATE"))):
        if one not in left_out and one not in seen:
            seen.add(one)
            yield one.replace(tzinfo=zone)
    rules = event.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        repeated = rrulestr(_rule_text(rule, zone), dtstart=naive)
        until = last.astimezone(zone).replace(tzinfo=None)
        for one in repeated.xafter(first.astimezone(zone).replace(tzinfo=None), inc=True):
            if one > until:
                break
            if one not in left_out and one not in seen:
                seen.add(one)
                yield one.replace(tzinfo=zone)
            if len(seen) > MOST_TIMES:
                raise DeskError("calendar.too_many", most=MOST_EVENTS)


def _rule_text(rule: Any, zone: tzinfo) -> str:
    """The rule with its UNTIL by the entry's own clock; RFC 5545 writes it in UTC."""
    parts = dict(rule)
    until = parts.pop("UNTIL", None)
    if parts.get("INTERVAL", [1])[0] < 1:
        raise ValueError("a step of nothing never ends")
    said: str = type(rule)(parts).to_ical().decode("ascii")
    if until:
        end = until[0] if isinstance(until, list) else until
        last = _naive(end, zone) if isinstance(end, datetime) else datetime.combine(end, time.max)
        said += f";UNTIL={last:%Y%m%dT%H%M%S}"
    return said


def _listed_days(event: Event, name: str) -> Iterator[date]:
    given = event.get(name, [])
    for one in given if isinstance(given, list) else [given]:
        for day in one.dts:
            yield day.dt[0] if isinstance(day.dt, tuple) else day.dt


def _zone(day: date) -> tzinfo:
    return (day.tzinfo if isinstance(day, datetime) else None) or SHANGHAI


def _naive(day: date, zone: tzinfo) -> datetime:
    if not isinstance(day, datetime):
        return datetime.combine(day, time.min)
    return (day.astimezone(zone) if day.tzinfo else day).replace(tzinfo=None)


def _moment(day: date) -> datetime:
    zone = _zone(day)
    return _naive(day, zone).replace(tzinfo=zone)
