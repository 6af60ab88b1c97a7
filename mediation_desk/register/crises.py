"""Crisis events in the register: what was said sealed to author and director, instructions to all who act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.engine import Row

from mediation_desk.domain import crisis
from mediation_desk.domain.crisis import CrisisEvent, CrisisSheet, FollowUp
from mediation_desk.errors import DeskError
from mediation_desk.register import grants, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.safekeeping import sealed_keys
from mediation_desk.register.tables.scales import crisis_events, crisis_looks

_PLAIN = (
    "id",
    "file_id",
    "session_id",
    "person_id",
    "result_id",
    "level",
    "assessed_by",
    "assessed_at",
    "next_at",
)


def add(records: Records, event: CrisisEvent, sheet: CrisisSheet, actor_ids: Iterable[str]) -> CrisisEvent:
    """Keep an event; `actor_ids` are those who must act: they read the instructions and every later look."""
    kept = replace(
        event,
        level=sheet.level,
        assessed_by=records.staff.id,
        assessed_at=records.now,
        next_at=sheet.next_at,
        sheet=sheet,
        instructions=sheet.instructions,
    )
    told = {name: getattr(kept, name) for name in _PLAIN}
    text = sealed.seal(records, SealedKind.RESTRICTED, crisis.sealed_sheet(sheet))
    instructions = sealed.seal(records, SealedKind.RESTRICTED, sheet.instructions, actor_ids)
    records.connection.execute(
        insert(crisis_events).values(**told, sealed_id=text, instructions_sealed_id=instructions)
    )
    records.journal("record_crisis", kept.person_id, kept.id, fields=("level",))
    return kept


def look_again(records: Records, event_id: str, look: FollowUp) -> None:
    """Keep a later look, sealed for whoever reads the event's instructions."""
    row = _row(records, event_id)
    readers = grants.readers(records, row.instructions_sealed_id) - {sealed.KEEPERS}
    text = sealed.seal(records, SealedKind.RESTRICTED, look.words, readers)
    records.connection.execute(
        insert(crisis_looks).values(
            event_id=event_id,
            level=look.level,
            looked_by=records.staff.id,
            looked_at=records.now,
            next_at=look.next_at,
            sealed_id=text,
        )
    )
    records.journal("look_again", row.person_id, event_id, fields=("level",))


def known(records: Records) -> list[CrisisEvent]:
    """Events whose instructions open for whoever sits here, newest first, as the last look left them."""
    mine = select(sealed_keys.c.text_id).where(sealed_keys.c.reader == records.seat.staff_id)
    found = select(crisis_events).where(crisis_events.c.instructions_sealed_id.in_(mine))
    rows = records.connection.execute(found.order_by(crisis_events.c.row.desc())).all()
    return _standing(records, [_bare(row) for row in rows])


def of_session(records: Records, session_id: str) -> list[CrisisEvent]:
    """Events of one session, as they stand; nothing is opened."""
    found = select(crisis_events).where(crisis_events.c.session_id == session_id)
    return _standing(records, [_bare(row) for row in records.connection.execute(found)])


def open_event(records: Records, event_id: str) -> CrisisEvent:
    """One event with what opens of it, journalled. DeskError: crisis.missing, sealed.not_yours."""
    row = _row(records, event_id)
    texts = sealed.unseal_many(records, [row.sealed_id, row.instructions_sealed_id])
    instructions = texts.get(row.instructions_sealed_id)
    if instructions is None:
        raise DeskError("sealed.not_yours")
    sheet = texts.get(row.sealed_id)
    records.journal("open_crisis", row.person_id, event_id)
    (event,) = _standing(records, [_bare(row)])
    opened = crisis.opened_sheet(sheet, instructions) if sheet is not None else None
    return replace(event, sheet=opened, instructions=instructions)


def looks(records: Records, event_id: str) -> list[FollowUp]:
    """Every later look of an event, oldest first, with its words where they open."""
    found = select(crisis_looks).where(crisis_looks.c.event_id == event_id).order_by(crisis_looks.c.row)
    rows = records.connection.execute(found).all()
    texts = sealed.unseal_many(records, [row.sealed_id for row in rows])
    return [
        FollowUp(
            level=row.level,
            words=texts.get(row.sealed_id, ""),
            next_at=row.next_at,
            by=row.looked_by,
            at=row.looked_at,
        )
        for row in rows
    ]


def oldest_due(records: Records) -> tuple[int, datetime | None]:
    """How many known events wait for another look, and since when the oldest does."""
    due = [event.next_at for event in known(records) if event.next_at is not None]
    return len(due), min(due, default=None)


def _standing(records: Records, events: list[CrisisEvent]) -> list[CrisisEvent]:
    newest = (
        select(func.max(crisis_looks.c.row))
        .where(crisis_looks.c.event_id.in_([event.id for event in events]))
        .group_by(crisis_looks.c.event_id)
    )
    rows = records.connection.execute(select(crisis_looks).where(crisis_looks.c.row.in_(newest)))
    last = {row.event_id: row for row in rows}
    return [
        replace(event, level=last[event.id].level, next_at=last[event.id].next_at)
        if event.id in last
        else event
        for event in events
    ]


def _row(records: Records, event_id: str) -> Row[tuple[object, ...]]:
    row = records.connection.execute(select(crisis_events).where(crisis_events.c.id == event_id)).first()
    if row is None:
        raise DeskError("crisis.missing")
    return row


def _bare(row: Row[tuple[object, ...]]) -> CrisisEvent:
    return CrisisEvent(**{name: getattr(row, name) for name in _PLAIN})
