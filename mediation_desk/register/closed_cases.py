"""Cases closed in a period, column by column."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from mediation_desk.register.records import Records
from mediation_desk.register.tables.cases import cases


def between(records: Records, begins: date, ends: date, mediator_id: str = "") -> list[str]:
    """Ids of cases closed from `begins` to `ends`, by day; of one mediator alone if named."""
    found = select(cases.c.id, cases.c.mediator_ids).where(cases.c.closed_on.between(begins, ends))
    rows = records.connection.execute(found.order_by(cases.c.closed_on, cases.c.row))
    return [row.id for row in rows if not mediator_id or mediator_id in row.mediator_ids]
