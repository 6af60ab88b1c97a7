"""The list of counselling files, paged by key, with what waits in each."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_, select

from mediation_desk.domain.counselling_consent import lacking
from mediation_desk.domain.counselling_file import FileLine, FileState
from mediation_desk.domain.counselling_session import CounsellingSession
from mediation_desk.register import counselling_consents, counselling_files, counselling_sessions, people
from mediation_desk.register.records import Records
from mediation_desk.register.tables.counselling import counselling_files as files

PAGE = 100


def page(
    records: Records,
    *,
    leader_id: str | None,
    readable: Collection[str],
    state: FileState | None = None,
    before: int | None = None,
) -> list[FileLine]:
    """The newest hundred files before a row: those one counsellor leads and the `readable` ones, or all."""
    found = select(files).order_by(files.c.row.desc()).limit(PAGE)
    if leader_id is not None:
        found = found.where(or_(files.c.counsellor_id == leader_id, files.c.id.in_(list(readable))))
    if state is not None:
        found = found.where(files.c.state == state)
    if before is not None:
        found = found.where(files.c.row < before)
    rows = records.connection.execute(found).all()
    ids = [row.id for row in rows]
    clients = counselling_files.clients(records, ids)
    names = people.names(records, [one for each in clients.values() for one in each])
    sessions = counselling_sessions.of_files(records, ids)
    given = counselling_consents.of_files(records, ids)
    lines = []
    for row in rows:
        held = sessions.get(row.id, [])
        waits = [one for one, noted in held if one.note_due and not noted and one.began < records.now]
        lines.append(
            FileLine(
                id=row.id,
                row=row.row,
                number=row.number,
                kind=row.kind,
                state=row.state,
                counsellor_id=row.counsellor_id,
                opened_on=row.opened_on,
                clients=tuple(names.get(one, "") for one in clients.get(row.id, ())),
                sessions=len(held),
                last_session=_newest(records, [one.began for one, _noted in held]),
                next_session=_next(records, held),
                unsigned=len(waits),
                waiting_since=min((one.began for one in waits), default=None),
                consented=not lacking(clients.get(row.id, ()), given.get(row.id, ())),
                mine=row.counsellor_id == records.staff.id,
                opens=row.counsellor_id == records.staff.id or row.id in readable,
            )
        )
    return lines


def _newest(records: Records, moments: list[datetime]) -> datetime | None:
    return max((one for one in moments if one <= records.now), default=None)


def _next(records: Records, held: list[tuple[CounsellingSession, bool]]) -> datetime | None:
    planned = [one.began for one, _noted in held if one.began > records.now]
    agreed = [one.next_at for one, _noted in held if one.next_at is not None and one.next_at > records.now]
    return min((*planned, *agreed), default=None)
