"""The mark a restored register carries: every restore it went through, the newest first."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select

from mediation_desk.domain.restored import Restored, SeriesEnd
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.register.tables.safekeeping import numbers

RESTORED: Final = "restored"
"""The setting that lists the restores of this register."""


def mark(records: Records, one: Restored) -> None:
    """Keep that this register was restored; the restores before it stay in the list."""
    told = asdict(one)
    for name in ("copy_made_at", "restored_at"):
        told[name] = told[name].isoformat()
    office.set_setting(records, RESTORED, [told, *office.setting(records, RESTORED, [])])


def every(records: Records) -> tuple[Restored, ...]:
    """Every restore this register went through, the newest first."""
    return tuple(_read(one) for one in office.setting(records, RESTORED, []))


def newest(records: Records) -> Restored | None:
    """The last restore, or None for a register that was never restored."""
    return next(iter(every(records)), None)


def series_ends(records: Records) -> tuple[SeriesEnd, ...]:
    """The last number taken of every series and year, voided ones included, in order of both."""
    last = (
        select(numbers.c.series, numbers.c.year, func.max(numbers.c.sequence).label("sequence"))
        .group_by(numbers.c.series, numbers.c.year)
        .subquery()
    )
    rows = records.connection.execute(
        select(numbers.c.series, numbers.c.year, numbers.c.sequence, numbers.c.number)
        .join(
            last,
            (last.c.series == numbers.c.series)
            & (last.c.year == numbers.c.year)
            & (last.c.sequence == numbers.c.sequence),
        )
        .order_by(numbers.c.series, numbers.c.year)
    )
    return tuple(SeriesEnd(series=row[0], year=row[1], sequence=row[2], number=row[3]) for row in rows)


def _read(told: dict[str, Any]) -> Restored:
    moments = {name: datetime.fromisoformat(told[name]) for name in ("copy_made_at", "restored_at")}
    ends = {name: tuple(SeriesEnd(**one) for one in told[name]) for name in ("ends", "seen_ends")}
    ids = {name: tuple(told[name]) for name in ("held_back", "destroyed")}
    return Restored(**{**told, **moments, **ends, **ids})
