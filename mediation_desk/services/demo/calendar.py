"""The demo's calendar: acts of all stories in the order of time, each on a working day before now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.staff import Staff
from mediation_desk.register.records import Records

Act = Callable[[Records], None]
_FRIDAY = 4
_BEGIN = time(8, 45, tzinfo=SHANGHAI)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act by a member of staff at a moment; acts of one story keep their order."""

    at: datetime
    story: int
    turn: int
    staff: Staff
    act: Act


class Diary:
    """The steps of one story, written down one after another; steps after now are left out."""

    def __init__(self, story: int, days: int, now: datetime) -> None:
        self.story, self.now = story, now
        self.first = legal_day(now) - timedelta(days=days)
        self.steps: list[Step] = []
        self._last = datetime.min.replace(tzinfo=UTC)

    def add(self, after: int, staff: Staff, act: Act) -> bool:
        """Note an act `after` days from the reception; False when that is still to come."""
        day = self.first + timedelta(days=after)
        if day > legal_day(self.now):
            return False
        turn = len(self.steps)
        minutes = (self.story * 23) % 150 + turn * 37
        wanted = datetime.combine(self._working(day), _BEGIN).astimezone(UTC) + timedelta(minutes=minutes)
        latest = self.now - timedelta(minutes=self.story * 13 % 45)  # not everybody came this very minute
        at = min(max(min(wanted, latest), self._last + timedelta(minutes=11)), self.now)
        self._last = at
        self.steps.append(Step(at=at, story=self.story, turn=turn, staff=staff, act=act))
        return True

    @staticmethod
    def _working(day: date) -> date:
        return day - timedelta(days=max(0, day.weekday() - _FRIDAY))


def in_order(diaries: Iterable[Diary], besides: Iterable[Step] = ()) -> list[Step]:
    """Every step of every story, and those besides, as time went by."""
    steps = [*(step for diary in diaries for step in diary.steps), *besides]
    return sorted(steps, key=lambda step: (step.at, step.story, step.turn))
