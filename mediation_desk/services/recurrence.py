"""When a series falls: the rules of RFC 5545, worked out by python-dateutil on the wall clock of Shanghai."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.recurrence import LONGEST, MOST, Recurrence, Rhythm, check_recurrence
from mediation_desk.errors import DeskError

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def occurrences(recurrence: Recurrence, first: datetime) -> tuple[datetime, ...]:
    """Every start of the series, the first one among them, rest days included.

    Raises DeskError: recurrence.* (see check_recurrence), recurrence.too_long, recurrence.not_its_day when
    `first` is none of its own days.
    """
    check_recurrence(recurrence, legal_day(first))
    from dateutil.rrule import rrulestr  # only who repeats something waits for it

    wall = first.astimezone(SHANGHAI).replace(tzinfo=None)
    rule: Any = rrulestr(_told(recurrence, first, wall_until=True), dtstart=wall)
    starts: list[datetime] = []
    for one in rule:
        if one - wall > LONGEST:
            raise DeskError("recurrence.too_long", field="count")
        starts.append(one.replace(tzinfo=SHANGHAI))
        if len(starts) > MOST:
            raise DeskError("recurrence.too_many", field="until", most=MOST)
    if not starts or starts[0] != first:
        raise DeskError("recurrence.not_its_day", field="weekdays")
    return tuple(starts)


def rule_text(recurrence: Recurrence, first: datetime) -> str:
    """The RRULE of RFC 5545 that says the same; UNTIL is in UTC, as it must be beside a time zone."""
    return _told(recurrence, first, wall_until=False)


def _told(recurrence: Recurrence, first: datetime, *, wall_until: bool) -> str:
    day = legal_day(first)
    parts = [
        f"FREQ={'WEEKLY' if recurrence.every is Rhythm.WEEK else 'MONTHLY'}",
        f"INTERVAL={recurrence.interval}",
    ]
    if recurrence.every is Rhythm.WEEK:
        parts += ["WKST=MO", f"BYDAY={','.join(_DAYS[one] for one in _weekdays(recurrence, day))}"]
    elif recurrence.weekdays:
        week = (day.day - 1) // 7 + 1
        nth = week if week < 5 else -1  # the fifth of a month is its last
        parts.append(f"BYDAY={','.join(f'{nth}{_DAYS[one]}' for one in sorted(recurrence.weekdays))}")
    else:
        parts.append(f"BYMONTHDAY={day.day}")
    if recurrence.count is not None:
        parts.append(f"COUNT={recurrence.count}")
    elif recurrence.until is not None:
        last = datetime.combine(recurrence.until, time(23, 59, 59), SHANGHAI)
        said = f"{last:%Y%m%dT%H%M%S}" if wall_until else f"{last.astimezone(UTC):%Y%m%dT%H%M%S}Z"
        parts.append(f"UNTIL={said}")
    return ";".join(parts)


def read_rule(rule: str, *, skips_rest_days: bool = True) -> Recurrence:
    """A rule that `rule_text` wrote, back as its value."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    named = [one for one in parts.get("BYDAY", "").split(",") if one]
    return Recurrence(
        every=Rhythm.WEEK if parts["FREQ"] == "WEEKLY" else Rhythm.MONTH,
        interval=int(parts.get("INTERVAL", "1")),
        weekdays=tuple(_DAYS.index(one[-2:]) for one in named),
        count=int(parts["COUNT"]) if "COUNT" in parts else None,
        until=_until(parts["UNTIL"]) if "UNTIL" in parts else None,
        skips_rest_days=skips_rest_days,
    )


def _until(said: str) -> date:
    return legal_day(datetime.strptime(said, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC))


def _weekdays(recurrence: Recurrence, day: date) -> list[int]:
    return sorted(set(recurrence.weekdays)) or [day.weekday()]
