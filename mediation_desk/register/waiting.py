"""What runs and what waits, counted for the first page of the day."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Table, and_, func, select

from mediation_desk.domain.reception import ReceptionState
from mediation_desk.domain.today import Limit, ToDo, ToDoKind
from mediation_desk.register import case_experts
from mediation_desk.register.drafts import SET_ASIDE
from mediation_desk.register.records import Records
from mediation_desk.register.tables.cases import cases, mediation_records
from mediation_desk.register.tables.receptions import receptions
from mediation_desk.register.tables.safekeeping import drafts

NEAREST = 60


def limits(records: Records, lead_id: str | None) -> tuple[list[Limit], int]:
    """The nearest limits (at most 60), soonest first, and how many run; of one lead mediator, or of all."""
    return _limits(records, [] if lead_id is None else [cases.c.lead_id == lead_id])


def limits_where_asked(records: Records) -> tuple[list[Limit], int]:
    """As `limits`, of the cases whoever asks is asked into as an expert."""
    return _limits(records, [cases.c.id.in_(case_experts.cases_of(records.staff.id))])


def _limits(records: Records, whose: list[ColumnElement[bool]]) -> tuple[list[Limit], int]:
    mine = and_(cases.c.next_limit.is_not(None), *whose)
    found = select(
        cases.c.id, cases.c.number, cases.c.parties_line, cases.c.next_limit, cases.c.next_limit_kind
    )
    rows = records.connection.execute(
        found.where(mine).order_by(cases.c.next_limit, cases.c.row).limit(NEAREST)
    )
    count = records.connection.execute(select(func.count()).select_from(cases).where(mine)).scalar_one()
    lines = [
        Limit(
            case_id=row.id,
            number=row.number,
            parties=row.parties_line,
            on=row.next_limit,
            kind=row.next_limit_kind,
        )
        for row in rows
    ]
    return lines, count


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
