"""When the next restore drill is due; Today asks without loading what makes one."""

from __future__ import annotations

from mediation_desk.domain.drill import is_due
from mediation_desk.domain.today import ToDo, ToDoKind
from mediation_desk.register import copies, drills
from mediation_desk.register.records import Records
from mediation_desk.services.copy_rules import copy_rules


def drill_due(records: Records) -> ToDo | None:
    """One thing that waits once no drill passed within the centre's days, the first copy counting as one."""
    last = drills.last_passed(records)
    since = last.at if last is not None else copies.first_verified(records)
    if since is None or not is_due(since, records.today, copy_rules(records).drill_days):
        return None
    return ToDo(kind=ToDoKind.DRILL, count=1, oldest=since)
