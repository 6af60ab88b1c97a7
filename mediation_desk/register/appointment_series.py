"""Series in the register: how each repeats, and the series it was split from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update

from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.appointments import appointment_series


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """`rule` is the RRULE of RFC 5545, counted from `first`; `after_id`: the series this one went on from."""

    id: str
    rule: str
    first: datetime
    skips_rest_days: bool
    after_id: str = ""


def add(records: Records, series: Series) -> None:
    """Keep a new series."""
    records.connection.execute(
        insert(appointment_series).values(
            id=series.id,
            rule=series.rule,
            first=series.first,
            skips_rest_days=series.skips_rest_days,
            after_id=series.after_id or None,
        )
    )


def change(records: Records, series_id: str, rule: str, first: datetime) -> None:
    """Keep how a series repeats now."""
    records.connection.execute(
        update(appointment_series).where(appointment_series.c.id == series_id).values(rule=rule, first=first)
    )


def get(records: Records, series_id: str) -> Series:
    """One series. DeskError("appointment.missing")."""
    row = records.connection.execute(
        select(appointment_series).where(appointment_series.c.id == series_id)
    ).first()
    if row is None:
        raise DeskError("appointment.missing")
    return Series(
        id=row.id,
        rule=row.rule,
        first=row.first,
        skips_rest_days=row.skips_rest_days,
        after_id=row.after_id or "",
    )
