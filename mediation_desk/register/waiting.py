"""What waits, counted for the first page of the day."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Table, func, select

from mediation_desk.domain.reception import ReceptionState
from mediation_desk.domain.today import ToDo, ToDoKind
from mediation_desk.register.drafts import SET_ASIDE
from mediation_desk.register.records import Records
from mediation_desk.register.tables.cases import mediation_records
from mediation_desk.register.tables.receptions import receptions
from mediation_desk.register.tables.safekeeping import drafts


def talks(records: Records) -> ToDo | None:
    """Receptions that wait for a private talk."""
    wanted = receptions.c.state == ReceptionState.AWAITING_TALK
    return _waiting(records, ToDoKind.TALK, receptions, receptions.c.received_at, wanted)


def decisions(records: Records) -> ToDo | None:
    """Receptions talked over that wait for a decision."""
    wanted = receptions.c.state == ReceptionState.TALKED
    return _waiting(records, ToDoKind.DECISION, receptions, receptions.c.received_at, wanted)


def unsigned_records(records: Records, recorder_id: str | None) -> ToDo | None:
    """Mediation records nobody signed yet: those one person keeps, or all."""
    wanted: ColumnElement[bool] = mediation_records.c.signed_on.is_(None)
    if recorder_id is not None:
        wanted &= mediation_records.c.recorder_id == recorder_id
    return _waiting(records, ToDoKind.UNSIGNED_RECORD, mediation_records, mediation_records.c.began, wanted)


def own_drafts(records: Records) -> ToDo | None:
    """Forms this person has not finished."""
    wanted = (drafts.c.author == records.staff.id) & drafts.c.form.not_in(SET_ASIDE)
    return _waiting(records, ToDoKind.DRAFT, drafts, drafts.c.saved_at, wanted)


def _waiting(
    records: Records,
    kind: ToDoKind,
    table: Table,
    since: ColumnElement[datetime],
    wanted: ColumnElement[bool],
) -> ToDo | None:
    counted = select(func.count(), func.min(since)).select_from(table).where(wanted)
    count, oldest = records.connection.execute(counted).one()
    return ToDo(kind=kind, count=count, oldest=oldest) if count else None
