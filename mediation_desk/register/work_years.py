"""Years of holidays in the register: whole notices, replaced as a whole or given up for those shipped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.work_year import WorkYear
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.work_years import work_years


def all_of_them(records: Records) -> tuple[WorkYear, ...]:
    """Every year entered here, the earliest first."""
    found = records.connection.execute(select(work_years).order_by(work_years.c.year))
    return tuple(map(_year, found))


def save(records: Records, year: WorkYear) -> WorkYear:
    """Keep a new or corrected year; returns its new version. DeskError("record.changed_meanwhile")."""
    there = records.connection.execute(
        select(work_years.c.version).where(work_years.c.year == year.year)
    ).scalar()
    if (there or 0) != year.version:
        raise DeskError("record.changed_meanwhile")
    kept = replace(year, version=year.version + 1, kept_at=records.now, kept_by=records.staff.id)
    values = {
        "year": kept.year,
        "version": kept.version,
        "holidays": _written(kept.holidays),
        "worked": _written(kept.worked),
        "notice": kept.notice,
        "kept_at": kept.kept_at,
        "kept_by": kept.kept_by,
    }
    if there is None:
        records.connection.execute(insert(work_years).values(**values))
    else:
        records.connection.execute(update(work_years).where(work_years.c.year == kept.year).values(**values))
    records.journal("keep_work_year", fields=(str(kept.year),))
    return kept


def drop(records: Records, year: int) -> None:
    """Give an entered year up; what the program brings along, if anything, counts again."""
    records.connection.execute(delete(work_years).where(work_years.c.year == year))
    records.journal("drop_work_year", fields=(str(year),))


def _written(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in sorted(days)]


def _year(row: Row[tuple[object, ...]]) -> WorkYear:
    told = row._mapping
    return WorkYear(
        year=told["year"],
        version=told["version"],
        holidays=frozenset(map(date.fromisoformat, told["holidays"])),
        worked=frozenset(map(date.fromisoformat, told["worked"])),
        notice=told["notice"],
        kept_at=told["kept_at"],
        kept_by=told["kept_by"],
    )
