"""Lines of the register as blocks of the calendar: what stands in each, masked where the screen is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from mediation_desk.domain.appointment import OPEN_STATES, AppointmentKind, AppointmentState
from mediation_desk.domain.appointment_line import AppointmentLine
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.party import Side
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.calendar.values import Block, BlockTone
from mediation_desk.words import N_, _, term

_SERVICE = (AppointmentKind.MEDIATION, AppointmentKind.COUNSELLING)
SIDES = {Side.SEEKER: N_("side.first"), Side.OTHER: N_("side.second")}
_BRIEF = {
    AppointmentKind.MEDIATION: N_("brief.mediation"),
    AppointmentKind.COUNSELLING: N_("brief.counselling"),
}
_BRIEF_SIDES = {Side.SEEKER: N_("brief.first"), Side.OTHER: N_("brief.second")}
_NAMED = 2
"""More people than this are said as 梁书瑶 等 4 人."""


class BlockMaker:
    """Makes the blocks of one answer; `rooms` are names by id."""

    def __init__(self, desk: Desk, rooms: Mapping[str, str], *, writes: bool) -> None:
        self._desk, self._rooms, self._writes = desk, rooms, writes

    def blocks(self, lines: Iterable[AppointmentLine]) -> tuple[Block, ...]:
        """All of them; sides that come apart are hatched where the other one is in the house."""
        lines = tuple(lines)
        halves: dict[str, list[AppointmentLine]] = {}
        for line in lines:
            if line.sitting_id and line.state in OPEN_STATES:
                halves.setdefault(line.sitting_id, []).append(line)
        return tuple(self._block(line, halves.get(line.sitting_id, [line])) for line in lines)

    def title(self, line: AppointmentLine) -> str:
        """调解 第 3 次, 甲方, or the name of a course."""
        kind = term(line.kind)
        if not line.shown:
            return kind
        if line.sitting_id and line.side in SIDES:
            return _(SIDES[line.side])
        if line.nth and line.kind is AppointmentKind.MEDIATION:
            return _("{kind} no. {n}", kind=kind, n=line.nth)
        if line.subject and not self._desk.masked:
            return line.subject
        return kind

    def who(self, line: AppointmentLine) -> str:
        """Who comes, as the screen may show it now."""
        if not line.shown:
            return "、".join(line.staff)
        names = self.people(line)
        nth = ""
        if line.nth and line.kind is AppointmentKind.COUNSELLING:
            nth = _("no. {n}", n=line.nth)
        heads = _("{n} expected", n=line.heads) if line.heads and not line.people else ""
        return " ".join(part for part in (names, nth, heads) if part)

    def people(self, line: AppointmentLine) -> str:
        """林晓芸 ／ 宋致远, or the first of many with how many there are."""
        if len(line.people) > _NAMED:
            several = _("{name} and others, {n} people", name=line.people[0], n=len(line.people))
            return self._desk.shown(several) if self._desk.masked else several
        return self._desk.shown(" ／ ".join(line.people))

    def where(self, line: AppointmentLine) -> str:
        """The room, or where outside the house."""
        return self._rooms.get(line.room_id, "") or self._desk.hidden(line.place)

    def tone(self, line: AppointmentLine) -> BlockTone:
        """Plum where people do not meet, pine for what we are here for."""
        if line.apart:
            return BlockTone.APART
        return BlockTone.SERVICE if line.kind in _SERVICE else BlockTone.OTHER

    def struck(self, line: AppointmentLine) -> bool:
        """Whether it was called off or nobody came."""
        return line.state in (AppointmentState.CANCELLED, AppointmentState.NO_SHOW)

    def _block(self, line: AppointmentLine, halves: list[AppointmentLine]) -> Block:
        before, after = _gaps(line, halves)
        return Block(
            id=line.id,
            starts=line.starts.astimezone(SHANGHAI),
            ends=line.ends.astimezone(SHANGHAI),
            title=self.title(line),
            brief=self._brief(line),
            who=self.who(line),
            names=self.people(line) if line.shown else "",
            where=self.where(line),
            staff="、".join(line.staff) if line.shown else "",
            tone=self.tone(line),
            gap_before=before,
            gap_after=after,
            fixed=self._fixed(line),
            state=term(line.state) if line.shown else "",
            over=line.shown and line.state not in OPEN_STATES,
            struck=self.struck(line),
        )

    def _brief(self, line: AppointmentLine) -> str:
        if line.shown and line.sitting_id and line.side in _BRIEF_SIDES:
            return _(_BRIEF_SIDES[line.side])
        return _(_BRIEF[line.kind]) if line.kind in _BRIEF else ""

    def _fixed(self, line: AppointmentLine) -> str:
        if not line.shown:
            return _("Only who may see it can move it")
        if not self._writes:
            return _("You may look at the calendar, not change it")
        if line.state not in OPEN_STATES:
            return _("{state}: it stays where it is", state=term(line.state))
        return ""


def _gaps(line: AppointmentLine, halves: list[AppointmentLine]) -> tuple[timedelta, timedelta]:
    """How long before and after a stay the other half of the sitting is in the house."""
    same_day = [half for half in halves if legal_day(half.starts) == legal_day(line.starts)]
    if line not in halves or len(same_day) < 2:
        return timedelta(), timedelta()
    first = min(half.starts for half in same_day)
    last = max(half.ends for half in same_day)
    return line.starts - first, last - line.ends
