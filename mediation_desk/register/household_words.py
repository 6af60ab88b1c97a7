"""Which household is meant by a number or by the name of its head."""

from __future__ import annotations

from sqlalchemy import select

from mediation_desk.register.records import Records
from mediation_desk.register.tables.households import households


def meant(records: Records, said: str, area_path: str = "") -> list[str]:
    """Ids of open households with this number, else of those whose head has this very name, in an area."""
    by_number = select(households.c.id).where(households.c.number == said)
    found = records.connection.execute(by_number).scalars().all()
    if found:
        return list(found)
    lying = households.c.area_path.startswith(area_path, autoescape=True)
    by_name = select(households.c.id).where(households.c.head_name == said, lying)
    return list(records.connection.execute(by_name.where(households.c.closed_on.is_(None))).scalars())
