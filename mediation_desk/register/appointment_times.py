"""When people, staff and rooms are taken: read from narrow tables by their indexes, never the whole rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, func, select

from mediation_desk.domain.appointment_check import LONGEST
from mediation_desk.domain.taken import Taken
from mediation_desk.register.appointments import OFF
from mediation_desk.register.records import Records
from mediation_desk.register.tables.appointments import appointment_people, appointment_staff, appointments

_TOLD = (
    appointments.c.id,
    appointments.c.kind,
    appointments.c.starts,
    appointments.c.ends,
    appointments.c.room_id,
    appointments.c.place,
    appointments.c.sitting_id,
    appointments.c.heads,
)


def of_people(
    records: Records, own: Mapping[str, frozenset[str]], first: datetime, last: datetime
) -> list[Taken]:
    """What takes these persons between two moments; `own` are all ids of each, `who` is the one asked for."""
    asked = {one: person_id for person_id, ids in own.items() for one in ids}
    return _beside(records, appointment_people, "person_id", asked, (first, last))


def of_staff(records: Records, staff_ids: Iterable[str], first: datetime, last: datetime) -> list[Taken]:
    """What takes these members of staff between two moments."""
    asked = {one: one for one in staff_ids}
    return _beside(records, appointment_staff, "staff_id", asked, (first, last))


def of_rooms(records: Records, room_ids: Iterable[str], first: datetime, last: datetime) -> list[Taken]:
    """What takes these rooms between two moments; `heads` counts at least the people named."""
    named = (
        select(func.count())
        .where(appointment_people.c.appointment_id == appointments.c.id)
        .scalar_subquery()
        .label("named")
    )
    wanted = select(*_TOLD, named).where(
        appointments.c.room_id.in_(list(room_ids)),
        appointments.c.state.not_in(OFF),
        *_within(appointments, (first, last)),
    )
    return [_taken(row.room_id, row, max(row.heads, row.named)) for row in records.connection.execute(wanted)]


def _beside(
    records: Records, table: Table, column: str, asked: Mapping[str, str], within: tuple[datetime, datetime]
) -> list[Taken]:
    wanted = (
        select(table.c[column].label("who"), *_TOLD)
        .join(appointments, appointments.c.id == table.c.appointment_id)
        .where(table.c[column].in_(list(asked)), table.c.taken, *_within(table, within))
    )
    return [_taken(asked[row.who], row, row.heads) for row in records.connection.execute(wanted)]


def _within(table: Table, within: tuple[datetime, datetime]) -> tuple[ColumnElement[bool], ...]:
    # No appointment is longer than LONGEST: the index on `starts` bounds both ends of the search.
    first, last = within
    return table.c.starts < last, table.c.starts > first - LONGEST, table.c.ends > first


def _taken(who: str, row: Any, heads: int) -> Taken:
    return Taken(
        who=who,
        appointment_id=row.id,
        kind=row.kind,
        starts=row.starts,
        ends=row.ends,
        room_id=row.room_id,
        place=row.place,
        sitting_id=row.sitting_id,
        heads=heads,
    )
