"""Hand-overs in the register: what somebody holds, and what went from whom to whom."""

from __future__ import annotations

from dataclasses import astuple

from sqlalchemy import func, insert, select

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.hand_over import HandedLine, HandOver, HeldFile, HeldKind
from mediation_desk.domain.reception import ReceptionState
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.cases import cases, mediation_records
from mediation_desk.register.tables.receptions import receptions
from mediation_desk.register.tables.staff import hand_overs

DONE = (CaseState.CLOSED, CaseState.ARCHIVED, CaseState.TERMINATED, CaseState.WITHDRAWN)
"""Cases that need nobody to go on with them."""


def open_cases(records: Records, staff_id: str) -> list[HeldFile]:
    """Cases under way in which somebody leads or assists, the oldest first."""
    found = select(cases.c.id, cases.c.number, cases.c.parties_line, cases.c.accepted_on).where(
        func.instr(cases.c.mediator_ids, staff_id) > 0, cases.c.state.not_in(DONE)
    )
    return [
        HeldFile(
            kind=HeldKind.CASE,
            id=row.id,
            number=row.number,
            second=row.parties_line,
            since=row.accepted_on,
        )
        for row in records.connection.execute(found.order_by(cases.c.row))
    ]


def unsigned_records(records: Records, staff_id: str) -> list[HeldFile]:
    """Records of sittings somebody keeps and nobody signed yet, the oldest first."""
    found = (
        select(
            mediation_records.c.id,
            mediation_records.c.ordinal,
            mediation_records.c.began,
            cases.c.number,
            cases.c.parties_line,
        )
        .join(cases, cases.c.id == mediation_records.c.case_id)
        .where(mediation_records.c.recorder_id == staff_id, mediation_records.c.signed_on.is_(None))
    )
    return [
        HeldFile(
            kind=HeldKind.RECORD,
            id=row.id,
            number=f"{row.number} · {row.ordinal}",
            second=row.parties_line,
            since=legal_day(row.began),
        )
        for row in records.connection.execute(found.order_by(mediation_records.c.began))
    ]


def open_receptions(records: Records, staff_id: str) -> list[HeldFile]:
    """Receptions somebody took that wait for a talk or a decision, the oldest first."""
    found = select(receptions.c.id, receptions.c.number, receptions.c.received_at).where(
        receptions.c.staff_id == staff_id, receptions.c.state != ReceptionState.DECIDED
    )
    return [
        HeldFile(kind=HeldKind.RECEPTION, id=row.id, number=row.number, since=legal_day(row.received_at))
        for row in records.connection.execute(found.order_by(receptions.c.row))
    ]


def keep(records: Records, done: HandOver) -> None:
    """Keep a hand-over; it is never changed."""
    lines = [list(astuple(line)) for line in done.lines]
    records.connection.execute(
        insert(hand_overs).values(
            id=done.id,
            from_id=done.from_id,
            by_id=done.by_id,
            at=done.at,
            lines=lines,
            granted=done.granted,
            waiting=done.waiting,
        )
    )
    records.journal("hand_over", done.from_id, *sorted({line.file_id for line in done.lines}))


def get(records: Records, hand_over_id: str) -> HandOver:
    """One hand-over. DeskError("hand_over.missing")."""
    row = records.connection.execute(select(hand_overs).where(hand_overs.c.id == hand_over_id)).first()
    if row is None:
        raise DeskError("hand_over.missing")
    return _read(row)


def of(records: Records, staff_id: str) -> list[HandOver]:
    """What somebody handed over, the newest first."""
    found = select(hand_overs).where(hand_overs.c.from_id == staff_id).order_by(hand_overs.c.at.desc())
    return [_read(row) for row in records.connection.execute(found)]


def _read(row) -> HandOver:  # type: ignore[no-untyped-def]
    # A row of `hand_overs`; SQLAlchemy's own row type says nothing of its columns.
    return HandOver(
        id=row.id,
        from_id=row.from_id,
        by_id=row.by_id,
        at=row.at,
        lines=tuple(
            HandedLine(kind=HeldKind(kind), file_id=file_id, number=number, to_id=to_id)
            for kind, file_id, number, to_id in row.lines
        ),
        granted=row.granted,
        waiting=row.waiting,
    )
