"""Where a clue lies, without opening anything of it."""

from __future__ import annotations

from sqlalchemy import select

from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.clues import clues


def area_of(records: Records, clue_id: str) -> str | None:
    """The area of a clue. DeskError("clue.missing")."""
    row = records.connection.execute(select(clues.c.area_id).where(clues.c.id == clue_id)).first()
    if row is None:
        raise DeskError("clue.missing")
    return str(row.area_id) if row.area_id else None
