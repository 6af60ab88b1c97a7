"""What stands in the cells of a plan: pieces of time with their words, by day and half of the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta

from mediation_desk.documents.plan_grid import Plan
from mediation_desk.documents.wording import fixed_list, wording
from mediation_desk.domain.dates import SHANGHAI, span_said
from mediation_desk.domain.room import Absence, on_day

Entry = tuple[datetime, datetime, str]
"""From when to when, and what is said of it."""

FORM = "week_plan"
_NOON, _EVENING = time(12), time(18)
_DAY = timedelta(days=1)


def weekday(day: date) -> str:
    """星期三."""
    return fixed_list(FORM, "weekdays")[day.weekday()]


def head(day: date) -> str:
    """3月18日 with 星期三 under it."""
    return f"{day.month}月{day.day}日\n{weekday(day)}"


def days_shown(monday: date, entries: Iterable[Entry]) -> list[date]:
    """Monday to Friday, and a day of the weekend on which something is planned."""
    taken = {starts.astimezone(SHANGHAI).date() for starts, _ends, _words in entries}
    week = [monday + _DAY * n for n in range(7)]
    return [day for day in week if day.weekday() < 5 or day in taken]


def absence_pieces(one: Absence, monday: date) -> list[Entry]:
    """An absence day by day and half by half of a week, so that each cell it covers says so."""
    said = wording(FORM)[f"away_{one.kind.value}"]
    found: list[Entry] = []
    for day in (monday + _DAY * n for n in range(7)):
        for begins, stops in ((time.min, _NOON), (_NOON, _EVENING)):
            half = on_day(day, begins), on_day(day, stops)
            starts, ends = max(half[0], one.starts), min(half[1], one.ends)
            if starts < ends:
                whole = (starts, ends) == half
                found.append((starts, ends, said if whole else f"{span_said(starts, ends)}　{said}"))
    return found


def by_halves(days: Sequence[date], entries: Sequence[Entry]) -> Plan:
    """A row for the mornings and one for the afternoons; one for the evenings where something is then."""
    late = any(_half(starts) == 2 for starts, _ends, _words in entries)
    names = (*fixed_list(FORM, "halves"), wording(FORM)["evening"])
    return tuple(
        (names[half], tuple(_joined(entries, _of_half(half, day)) for day in days))
        for half in range(2 + late)
    )


def cells_by_day(days: Sequence[date], entries: Sequence[Entry]) -> tuple[str, ...]:
    """A cell for each day."""
    return tuple(_joined(entries, _of_day(day)) for day in days)


def cells_by_half(entries: Sequence[Entry]) -> tuple[str, ...]:
    """A cell for the morning and one for the rest of the day."""
    return tuple(_joined(entries, _of_rest(half)) for half in range(2))


def _half(moment: datetime) -> int:
    local = moment.astimezone(SHANGHAI).time()
    return 0 if local < _NOON else 1 if local < _EVENING else 2


def _of_day(day: date) -> Callable[[datetime], bool]:
    return lambda starts: starts.astimezone(SHANGHAI).date() == day


def _of_half(half: int, day: date) -> Callable[[datetime], bool]:
    on = _of_day(day)
    return lambda starts: on(starts) and _half(starts) == half


def _of_rest(half: int) -> Callable[[datetime], bool]:
    return lambda starts: min(_half(starts), 1) == half


def _joined(entries: Sequence[Entry], wanted: Callable[[datetime], bool]) -> str:
    return "\n".join(words for starts, _ends, words in entries if wanted(starts))
