"""Rooms and working hours in the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import time

from sqlalchemy import delete, insert, select, update

from mediation_desk.domain.room import Room, WorkSpan
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.rooms import rooms, work_spans

_COLUMNS = tuple(one.name for one in fields(Room))
_CLOCK = "%H:%M"


def every(records: Records) -> list[Room]:
    """Every room in the order they were added, those no longer in use too."""
    found = records.connection.execute(select(rooms).order_by(rooms.c.row))
    return [Room(**{name: getattr(row, name) for name in _COLUMNS}) for row in found]


def get(records: Records, room_id: str) -> Room:
    """One room. DeskError("room.missing")."""
    row = records.connection.execute(select(rooms).where(rooms.c.id == room_id)).first()
    if row is None:
        raise DeskError("room.missing")
    return Room(**{name: getattr(row, name) for name in _COLUMNS})


def save(records: Records, room: Room) -> Room:
    """Keep a new (version 0) or changed room; returns it as kept. DeskError("record.changed_meanwhile")."""
    kept = replace(room, version=room.version + 1)
    values = {name: getattr(kept, name) for name in _COLUMNS}
    if room.version == 0:
        records.connection.execute(insert(rooms).values(**values))
    else:
        changed = records.connection.execute(
            update(rooms).where(rooms.c.id == room.id, rooms.c.version == room.version).values(**values)
        )
        if changed.rowcount != 1:
            raise DeskError("record.changed_meanwhile")
    records.journal("keep_room", kept.id)
    return kept


def hours(records: Records, staff_id: str) -> tuple[WorkSpan, ...]:
    """The hours kept for somebody ("" for the centre), in the order of the week; none when they keep none."""
    found = select(work_spans).where(work_spans.c.staff_id == staff_id)
    rows = records.connection.execute(found.order_by(work_spans.c.weekday, work_spans.c.begins))
    return tuple(_span(row.staff_id, row.weekday, row.begins, row.ends) for row in rows)


def every_hours(records: Records) -> dict[str, tuple[WorkSpan, ...]]:
    """All hours that are kept, by whose they are."""
    by_staff: dict[str, list[WorkSpan]] = {}
    rows = records.connection.execute(select(work_spans).order_by(work_spans.c.weekday, work_spans.c.begins))
    for row in rows:
        by_staff.setdefault(row.staff_id, []).append(_span(row.staff_id, row.weekday, row.begins, row.ends))
    return {staff_id: tuple(spans) for staff_id, spans in by_staff.items()}


def save_hours(records: Records, staff_id: str, spans: Iterable[WorkSpan]) -> None:
    """Keep these hours in place of those before."""
    records.connection.execute(delete(work_spans).where(work_spans.c.staff_id == staff_id))
    for one in spans:
        records.connection.execute(
            insert(work_spans).values(
                staff_id=staff_id,
                weekday=one.weekday,
                begins=one.begins.strftime(_CLOCK),
                ends=one.ends.strftime(_CLOCK),
            )
        )
    records.journal("keep_hours", *filter(None, [staff_id]))


def _span(staff_id: str, weekday: int, begins: str, ends: str) -> WorkSpan:
    return WorkSpan(
        staff_id=staff_id,
        weekday=weekday,
        begins=time.fromisoformat(begins),
        ends=time.fromisoformat(ends),
    )
