"""What became of a clue: its reception, case, household, visits, consultations and the call it came by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Table, select

from mediation_desk.domain.clue import Clue
from mediation_desk.register.records import Records
from mediation_desk.register.tables.areas import areas
from mediation_desk.register.tables.cases import cases
from mediation_desk.register.tables.clues import hotline_calls
from mediation_desk.register.tables.consultations import consultations
from mediation_desk.register.tables.home_visits import home_visits
from mediation_desk.register.tables.households import households
from mediation_desk.register.tables.receptions import receptions


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueLinks:
    """Numbers of what hangs on a clue, empty for none; visits as (id, day), consultations as (id, number)."""

    area: str = ""
    reception: str = ""
    case: str = ""
    household: str = ""
    call_id: str = ""
    visits: tuple[tuple[str, date], ...] = ()
    consultations: tuple[tuple[str, str], ...] = ()


def of_clue(records: Records, clue: Clue) -> ClueLinks:
    """What hangs on a clue, as far as numbers and days tell it."""
    call = select(hotline_calls.c.id).where(hotline_calls.c.clue_id == clue.id)
    visits = select(home_visits.c.id, home_visits.c.on).where(home_visits.c.clue_id == clue.id)
    visits = visits.order_by(home_visits.c.on.desc())
    called = select(consultations.c.id, consultations.c.number).where(consultations.c.clue_id == clue.id)
    return ClueLinks(
        area=_one(records, areas, "name", clue.area_id),
        reception=_one(records, receptions, "number", clue.reception_id),
        case=_one(records, cases, "number", clue.case_id),
        household=_one(records, households, "number", clue.household_id),
        call_id=records.connection.execute(call.limit(1)).scalar() or "",
        visits=tuple((row.id, row.on) for row in records.connection.execute(visits)),
        consultations=tuple((row.id, row.number) for row in records.connection.execute(called)),
    )


def _one(records: Records, table: Table, column: str, one_id: str) -> str:
    if not one_id:
        return ""
    found: Any = records.connection.execute(select(table.c[column]).where(table.c.id == one_id)).scalar()
    return str(found or "")
