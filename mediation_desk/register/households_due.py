"""What waits about households: visits that are overdue, and colours asked for and not decided."""

from __future__ import annotations

from datetime import datetime, time

from sqlalchemy import exists, func, select

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.household import ColourState
from mediation_desk.domain.today import ToDo, ToDoKind
from mediation_desk.register.records import Records
from mediation_desk.register.tables.households import household_colours, households

_OPEN = households.c.closed.is_(False)


def overdue(records: Records) -> ToDo | None:
    """How many open households are overdue for a visit, and since when the first of them is."""
    many, oldest = records.connection.execute(
        select(func.count(), func.min(households.c.next_visit_on)).where(
            _OPEN, households.c.next_visit_on < records.today
        )
    ).one()
    if not many:
        return None
    since = datetime.combine(oldest, time(), SHANGHAI)
    return ToDo(kind=ToDoKind.HOME_VISIT, count=many, oldest=since)


def for_approval(records: Records) -> ToDo | None:
    """How many colours of open households wait for approval, and since when the oldest does."""
    living = exists().where(households.c.id == household_colours.c.household_id, _OPEN)
    many, oldest = records.connection.execute(
        select(func.count(), func.min(household_colours.c.assessed_at)).where(
            household_colours.c.state == ColourState.PROPOSED, living
        )
    ).one()
    return ToDo(kind=ToDoKind.COLOUR, count=many, oldest=oldest) if many else None
