"""In which area people live, as far as they belong to a household that is kept."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from mediation_desk.register.records import Records
from mediation_desk.register.tables.households import household_members, households


def of_people(records: Records, person_ids: Collection[str]) -> str | None:
    """The area of the first of these people who lives in an open household, None when nobody does."""
    joined = household_members.join(households, households.c.id == household_members.c.household_id)
    found = select(household_members.c.person_id, households.c.area_id).select_from(joined)
    living = (household_members.c.left_on.is_(None), households.c.closed_on.is_(None))
    rows = records.connection.execute(
        found.where(household_members.c.person_id.in_(person_ids), *living)
    ).all()
    by_person = {row.person_id: str(row.area_id) for row in rows}
    return next((by_person[one] for one in person_ids if one in by_person), None)
