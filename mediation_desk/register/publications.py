"""What was published, in the register."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from sqlalchemy import select

from mediation_desk.domain.household import FiveAction
from mediation_desk.domain.publication import Publication
from mediation_desk.register.records import Records
from mediation_desk.register.tables.activities import publications
from mediation_desk.register.versioned import write

_COLUMNS = tuple(one.name for one in fields(Publication))


def every(records: Records) -> list[Publication]:
    """Everything published, the newest first."""
    found = select(publications).order_by(publications.c.on.desc(), publications.c.row.desc())
    return [
        Publication(
            **(
                {name: getattr(row, name) for name in _COLUMNS}
                | {"actions": frozenset(map(FiveAction, row.actions))}
            )
        )
        for row in records.connection.execute(found)
    ]


def save(records: Records, one: Publication) -> Publication:
    """Keep a new (version 0) or changed one. DeskError("record.changed_meanwhile")."""
    kept = replace(one, version=one.version + 1)
    values: dict[str, Any] = {name: getattr(kept, name) for name in _COLUMNS}
    write(records, publications, one.version, values | {"actions": sorted(kept.actions)})
    records.journal("keep_publication", kept.id)
    return kept
