"""What a typed number belongs to: a case, a clue or a household."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from mediation_desk.register.records import Records
from mediation_desk.register.tables.cases import cases
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.households import households


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """The id of what has the number; one of the three."""

    case_id: str | None = None
    clue_id: str | None = None
    household_id: str | None = None


def find(records: Records, number: str) -> Numbered | None:
    """Whatever has exactly this number, None when nothing has."""
    for table, name in ((clues, "clue_id"), (households, "household_id"), (cases, "case_id")):
        found = records.connection.execute(select(table.c.id).where(table.c.number == number)).scalar()
        if found is not None:
            return Numbered(**{name: found})
    return None


def number_of(records: Records, one: Numbered) -> str:
    """The number of what is meant, "" for nothing."""
    pairs = ((cases, one.case_id), (clues, one.clue_id), (households, one.household_id))
    for table, wanted in pairs:
        if wanted:
            found = records.connection.execute(select(table.c.number).where(table.c.id == wanted)).scalar()
            return str(found or "")
    return ""
