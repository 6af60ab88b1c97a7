"""查阅、复制登记 in the register: one line each, never changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, insert, select

from mediation_desk.domain.dossier_reading import Reading
from mediation_desk.register.records import Records
from mediation_desk.register.tables.dossiers import readings


def add(records: Records, reading: Reading) -> None:
    """Note that somebody read or copied pages of a dossier."""
    values = {name: getattr(reading, name) for name in Reading.__slots__}
    records.connection.execute(insert(readings).values(values | {"pages": list(reading.pages)}))
    records.journal("note_reading", reading.case_id, reading.id, fields=("pages", "copies"))


def of_case(records: Records, case_id: str) -> tuple[Reading, ...]:
    """Who read a dossier, the newest first."""
    found = select(readings).where(readings.c.case_id == case_id)
    return _read(records, found)


def every(records: Records) -> tuple[Reading, ...]:
    """All lines, the newest first."""
    return _read(records, select(readings))


def _read(records: Records, found: Select[Any]) -> tuple[Reading, ...]:
    newest = found.order_by(readings.c.noted_at.desc())
    return tuple(
        Reading(
            **{name: getattr(row, name) for name in Reading.__slots__ if name != "pages"},
            pages=tuple(row.pages),
        )
        for row in records.connection.execute(newest)
    )
