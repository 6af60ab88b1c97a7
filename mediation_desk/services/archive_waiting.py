"""For the first page: requests about one's own data and dossiers whose time is over, counted and no more.

Apart from the services that answer them: those make papers, which nobody signing in waits for.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from mediation_desk.domain.data_request import DataRequest
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.staff import Role
from mediation_desk.domain.today import ToDo, ToDoKind
from mediation_desk.register import archive_list, data_requests, destructions
from mediation_desk.register.records import Records
from mediation_desk.services.access import DATA_REQUEST, DESTRUCTION


def open_requests(records: Records) -> ToDo | None:
    """Requests that wait for an answer, to whoever sees them; the oldest is due first."""
    if not records.staff.roles & DATA_REQUEST:
        return None
    waiting = [one.received_on for one in seen_requests(records) if one.answer is None]
    oldest = datetime.combine(min(waiting), time(), SHANGHAI) if waiting else records.now
    return ToDo(kind=ToDoKind.DATA_REQUEST, count=len(waiting), oldest=oldest) if waiting else None


def seen_requests(records: Records) -> tuple[DataRequest, ...]:
    """Every request for the director, for others those they received."""
    director = Role.DIRECTOR in records.staff.roles
    every = data_requests.every(records)
    return tuple(one for one in every if director or one.received_by == records.staff.id)


def periods_over(records: Records) -> ToDo | None:
    """For the director: dossiers whose time is over and that stand on no list yet."""
    if not records.staff.roles & DESTRUCTION:
        return None
    listed = destructions.listed(records)
    lines = archive_list.lines(records, due_by=records.today - timedelta(days=1))
    over = [one.due_on for one in lines if one.due_on is not None and one.case_id not in listed]
    oldest = datetime.combine(min(over), time(), SHANGHAI) if over else records.now
    return ToDo(kind=ToDoKind.RETENTION, count=len(over), oldest=oldest) if over else None
