"""How leave and busy times are listed: who, when, what for; a calendar of somebody's own is one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.room import Absence
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.lines import Group, Line
from mediation_desk.ui.saying import short_day
from mediation_desk.words import _, count, term


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a line stands for: an absence, or with `source` all busy times of one calendar."""

    id: str
    staff_id: str
    starts: datetime
    ends: datetime
    source: str = ""


def leave_lines(
    found: Iterable[Absence], names: Mapping[str, str], now: datetime
) -> tuple[list[Line | Group], dict[str, Shown]]:
    """Lines under what runs and comes, busy calendars, and what is over; what each stands for."""
    shown: dict[str, Shown] = {}
    ahead: list[Line] = []
    over: list[Line] = []
    calendars: dict[tuple[str, str], list[Absence]] = {}
    for one in found:
        if one.source:
            calendars.setdefault((one.staff_id, one.source), []).append(one)
            continue
        shown[one.id] = Shown(id=one.id, staff_id=one.staff_id, starts=one.starts, ends=one.ends)
        running = one.starts <= now < one.ends
        line = Line(
            id=one.id,
            first=names.get(one.staff_id, ""),
            second="　".join(filter(None, (stretch(one.starts, one.ends), one.note))),
            avatar=names.get(one.staff_id, ""),
            chip=Tag(
                text=_("away now") if running else term(one.kind), tone="amber" if running else "neutral"
            ),
        )
        (ahead if one.ends > now else over).append(line)
    busy = []
    for (staff_id, source), times in calendars.items():
        last = max(one.ends for one in times)
        key = f"{staff_id}/{source}"
        shown[key] = Shown(id=key, staff_id=staff_id, starts=times[0].starts, ends=last, source=source)
        busy.append(
            Line(
                id=key,
                first=names.get(staff_id, ""),
                second=count(
                    "{n} busy time until {day}", "{n} busy times until {day}", len(times), day=_day(last)
                ),
                avatar=names.get(staff_id, ""),
                chip=Tag(text=_("own calendar")),
            )
        )
    lines: list[Line | Group] = []
    for title, part in (
        (_("Now and to come"), ahead),
        (_("From calendars of their own"), busy),
        (_("Over"), over[::-1]),
    ):
        lines += [Group(title=title, fact=str(len(part))), *part] if part else []
    return lines, shown


def stretch(starts: datetime, ends: datetime) -> str:
    """3月23日 全天, 3月23日—27日 or 3月23日 14:00—17:30."""
    first, last = starts.astimezone(SHANGHAI), ends.astimezone(SHANGHAI)
    if first.time() == time.min and last.time() == time.min:
        end = last - timedelta(days=1)
        if end.date() == first.date():
            return _("{day}, all day", day=_day(first))
        return _("{first} to {last}", first=_day(first), last=_day(end))
    begin = f"{_day(first)} {first:%H:%M}"
    same = first.date() == last.date()
    return f"{begin}–{last:%H:%M}" if same else f"{begin}–{_day(last)} {last:%H:%M}"


def _day(moment: datetime) -> str:
    return short_day(moment.astimezone(SHANGHAI).date())
