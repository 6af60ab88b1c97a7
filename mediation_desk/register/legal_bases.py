"""Bases where families learn the law, in the register."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from sqlalchemy import select

from mediation_desk.domain.legal_base import LegalBase
from mediation_desk.register.records import Records
from mediation_desk.register.tables.activities import legal_bases
from mediation_desk.register.versioned import write

_COLUMNS = tuple(one.name for one in fields(LegalBase))


def every(records: Records) -> list[LegalBase]:
    """Every base, the oldest first, those given up too."""
    rows = records.connection.execute(select(legal_bases).order_by(legal_bases.c.since, legal_bases.c.name))
    return [
        LegalBase(**({name: getattr(row, name) for name in _COLUMNS} | {"area_id": row.area_id or ""}))
        for row in rows
    ]


def save(records: Records, base: LegalBase) -> LegalBase:
    """Keep a new (version 0) or changed base. DeskError("record.changed_meanwhile")."""
    kept = replace(base, version=base.version + 1)
    values: dict[str, Any] = {name: getattr(kept, name) for name in _COLUMNS}
    write(records, legal_bases, base.version, values | {"area_id": kept.area_id or None})
    records.journal("keep_legal_base", kept.id)
    return kept
