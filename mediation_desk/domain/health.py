"""Whether register, copies, recovery, computer and work are well: one line each, the worst first.

Nothing here is about anybody: a line counts, and says where things are put right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class HealthLevel(StrEnum):
    """How a line stands: green, amber, red."""

    GOOD = "good"
    WATCH = "watch"
    ACT = "act"


class HealthKey(StrEnum):
    """What is looked at, in the order in which it is told."""

    INTEGRITY = "integrity"
    ATTACHMENTS = "attachments"
    COPY = "copy"
    RECOVERY = "recovery"
    DRILL = "drill"
    DISK = "disk"
    STICK = "stick"
    SLOTS = "slots"
    SIGN_INS = "sign_ins"
    CLOCK = "clock"
    ZONE = "zone"
    FONTS = "fonts"
    PRINTER = "printer"
    PROGRAM = "program"
    NUMBERS = "numbers"
    LIMITS = "limits"
    VISITS = "visits"
    NOTES = "notes"
    DRAFTS = "drafts"
    EXPORTS = "exports"


class HealthAct(StrEnum):
    """Where a line is put right; all but CHECK are keys of pages."""

    NONE = ""
    CHECK = "check"
    JOURNAL = "journal"
    BACKUP = "backup"
    RECOVERY = "recovery"
    DRILL = "drill"
    SETTINGS = "settings"
    STAFF = "staff"
    TODAY = "today"
    NUMBERS = "restored"
    LIMITS = "limits"
    VISITS = "aftercare"
    NOTES = "counselling"


Fact = str | int | date | datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthLine:
    """One line: `said` names its sentence (`health.<key>.<said>`), filled with `facts`; `act` leads there."""

    key: HealthKey
    level: HealthLevel
    said: str
    facts: tuple[tuple[str, Fact], ...] = ()
    act: HealthAct = HealthAct.NONE

    @property
    def sentence(self) -> str:
        """The key of its sentence."""
        return f"health.{self.key.value}.{self.said}"


def good(key: HealthKey, said: str = "good", act: HealthAct = HealthAct.NONE, **facts: Fact) -> HealthLine:
    """A green line."""
    return HealthLine(key=key, level=HealthLevel.GOOD, said=said, facts=tuple(facts.items()), act=act)


def watch(key: HealthKey, said: str, act: HealthAct, **facts: Fact) -> HealthLine:
    """An amber line: it is to be seen to, nothing is lost yet."""
    return HealthLine(key=key, level=HealthLevel.WATCH, said=said, facts=tuple(facts.items()), act=act)


def act_now(key: HealthKey, said: str, act: HealthAct, **facts: Fact) -> HealthLine:
    """A red line: something is lost or would be lost if this computer failed today."""
    return HealthLine(key=key, level=HealthLevel.ACT, said=said, facts=tuple(facts.items()), act=act)


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthDay:
    """What was found on one day: the lines that were not green, and the register's bytes on the disk."""

    day: date
    levels: tuple[tuple[HealthKey, HealthLevel], ...]
    size: int = 0

    def level(self, key: HealthKey) -> HealthLevel:
        """How a line stood that day."""
        return dict(self.levels).get(key, HealthLevel.GOOD)


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthReport:
    """Every line, and the days before on which somebody looked, oldest first."""

    at: datetime
    lines: tuple[HealthLine, ...]
    history: tuple[HealthDay, ...] = ()

    @property
    def ordered(self) -> tuple[HealthLine, ...]:
        """The worst first, otherwise in the order of the keys."""
        keys = list(HealthKey)
        return tuple(sorted(self.lines, key=lambda one: (-severity(one.level), keys.index(one.key))))

    def count(self, level: HealthLevel) -> int:
        """How many lines stand so."""
        return sum(one.level is level for one in self.lines)

    def since(self, line: HealthLine, today: date) -> date | None:
        """Since which day a line that is not green has stood as it stands now; None for a green one."""
        if line.level is HealthLevel.GOOD:
            return None
        since = today
        for one in reversed(self.history):
            if one.day < today:
                if one.level(line.key) is not line.level:
                    break
                since = one.day
        return since


def severity(level: HealthLevel) -> int:
    """0 for green, 1 for amber, 2 for red."""
    return list(HealthLevel).index(level)


MOST_DAYS = 400
"""Days of history kept: a year and a month."""


def remembered(
    history: Iterable[HealthDay], day: date, found: Mapping[HealthKey, HealthLevel], size: int
) -> tuple[HealthDay, ...]:
    """The history with today's levels; a second look on one day replaces the lines it looked at.

    A `size` of 0 was not measured and replaces none.
    """
    before = tuple(history)
    earlier = {one.day: one for one in before if one.day != day}
    kept = next((dict(one.levels) for one in before if one.day == day), {})
    levels = {key: level for key, level in {**kept, **found}.items() if level is not HealthLevel.GOOD}
    measured = size or next((one.size for one in before if one.day == day), 0)
    earlier[day] = HealthDay(day=day, levels=tuple(sorted(levels.items())), size=measured)
    return tuple(earlier[one] for one in sorted(earlier))[-MOST_DAYS:]
