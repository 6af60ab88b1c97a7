"""The receptions a case came from."""

from __future__ import annotations

from sqlalchemy import or_, select

from mediation_desk.register.records import Records
from mediation_desk.register.tables.cases import cases
from mediation_desk.register.tables.receptions import receptions


def of_case(records: Records, case_id: str) -> list[str]:
    """Ids of the receptions that became this case, the earliest first."""
    began = select(cases.c.reception_id).where(cases.c.id == case_id)
    found = select(receptions.c.id).where(or_(receptions.c.case_id == case_id, receptions.c.id.in_(began)))
    return list(records.connection.execute(found.order_by(receptions.c.received_at)).scalars())
