"""What the register remembers of its own health: levels by day, and the last full check."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from mediation_desk.domain.health import HealthDay, HealthKey, HealthLevel
from mediation_desk.domain.health_register import FullCheck
from mediation_desk.register import office
from mediation_desk.register.records import Records

HISTORY, FULL_CHECK = "health_history", "full_check"
"""The settings in which they are kept; nothing in them is about anybody."""


def history(records: Records) -> tuple[HealthDay, ...]:
    """The days on which somebody looked, oldest first."""
    told: list[Any] = office.setting(records, HISTORY, [])
    return tuple(
        HealthDay(
            day=date.fromisoformat(day),
            levels=tuple(
                (HealthKey(key), HealthLevel(level)) for key, level in levels if key in set(HealthKey)
            ),
            size=size,
        )
        for day, levels, size in told
    )


def keep_history(records: Records, days: tuple[HealthDay, ...]) -> None:
    """Remember them; it is nobody's act."""
    told = [[one.day.isoformat(), [list(pair) for pair in one.levels], one.size] for one in days]
    office.set_quietly(records, HISTORY, told)


def last_full_check(records: Records) -> FullCheck | None:
    """What the last full check found; None while there was none."""
    told = office.setting(records, FULL_CHECK)
    return FullCheck(**{**told, "at": datetime.fromisoformat(told["at"])}) if told else None


def keep_full_check(records: Records, found: FullCheck) -> None:
    """Remember what a full check found; whoever made it journals that."""
    office.set_quietly(records, FULL_CHECK, {**asdict(found), "at": found.at.isoformat()})
