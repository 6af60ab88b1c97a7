"""Awards in the register."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Row

from mediation_desk.domain.award import Award
from mediation_desk.domain.household import FiveAction
from mediation_desk.errors import DeskError
from mediation_desk.register import areas
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
    values: dict[str, Any] = {name: getattr(kept, name) for name in _COLUMNS}
    values |= {
        "area_id": kept.area_id or None,
        "area_path": areas.path_of(records, kept.area_id or None),
        "actions": sorted(kept.actions),
    }
    write(records, awards, award.version, values)
    records.journal("keep_award", kept.id)
    return kept


def _award(row: Row[tuple[object, ...]]) -> Award:
    told: dict[str, Any] = {name: getattr(row, name) for name in _COLUMNS}
    told |= {"area_id": told["area_id"] or "", "actions": frozenset(map(FiveAction, told["actions"]))}
    return Award(**told)
