"""Awards in the register."""

from __future__ import annotations

from dataclasses import fields, replace

from sqlalchemy import select
from sqlalchemy.engine import Row

from mediation_desk.domain.award import Award
from mediation_desk.errors import DeskError
from mediation_desk.register.area_rows import columns_of, fields_of
from mediation_desk.register.records import Records
from mediation_desk.register.tables.activities import awards
from mediation_desk.register.versioned import write

_COLUMNS = tuple(one.name for one in fields(Award))


def every(records: Records) -> list[Award]:
    """Every award, the newest first."""
    found = select(awards).order_by(awards.c.proposed_on.desc(), awards.c.row.desc())
    return [_award(row) for row in records.connection.execute(found)]


def get(records: Records, award_id: str) -> Award:
    """One award. DeskError("award.missing")."""
    row = records.connection.execute(select(awards).where(awards.c.id == award_id)).first()
    if row is None:
        raise DeskError("award.missing")
    return _award(row)


def save(records: Records, award: Award) -> Award:
    """Keep a new (version 0) or changed award; returns it as kept.

    Raises DeskError: record.changed_meanwhile, area.missing.
    """
    kept = replace(award, version=award.version + 1)
    write(records, awards, award.version, columns_of(records, kept, _COLUMNS))
    records.journal("keep_award", kept.id)
    return kept


def _award(row: Row[tuple[object, ...]]) -> Award:
    return Award(**fields_of(row, _COLUMNS))
