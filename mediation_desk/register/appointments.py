"""Appointments in the register: every occurrence a row, its people and staff beside it with the times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)

from mediation_desk.domain.appointment import OPEN_STATES, Appointment, AppointmentKind, AppointmentState
from mediation_desk.domain.appointment_check import LONGEST
from mediation_desk.domain.appointment_event import AppointmentEvent, AppointmentPast, Confirmation
from mediation_desk.domain.appointment_line import CalendarLook
from mediation_desk.errors import DeskError
from mediation_desk.register import people
from mediation_desk.register.id_list import as_ids, is_listed
from mediation_desk.register.records import Records
from mediation_desk.register.tables.appointments import (
    appointment_events,
    appointment_people,
    appointment_staff,
    appointments,
)
from mediation_desk.register.tables.cases import mediation_records
from mediation_desk.register.tables.counselling import counselling_sessions

_PLAIN = (
    "id",
    "version",
    "kind",
    "starts",
    "ends",
    "room_id",
    "place",
    "subject",
    "heads",
    "state",
    "original_start",
    "sitting_id",
    "outcome_id",
    "reason",
    "cancelled_by",
    "cancelled_why",
    "moves",
    "sequence",
)
_plain = attrgetter(*_PLAIN)
_POINTING = ("case_id", "file_id", "series_id")
"""Empty in the value, NULL in the row."""

OFF = (AppointmentState.CANCELLED, AppointmentState.NO_SHOW)
"""What takes up nobody's time any more."""

# Made once: building a statement costs more than running it.
_BY_IDS = select(appointments).where(is_listed(appointments.c.id))
_PEOPLE_OF = (
    select(appointment_people.c.appointment_id, appointment_people.c.person_id)
    .where(is_listed(appointment_people.c.appointment_id))
    .order_by(appointment_people.c.position)
)
_STAFF_OF = (
    select(appointment_staff.c.appointment_id, appointment_staff.c.staff_id)
    .where(is_listed(appointment_staff.c.appointment_id))
    .order_by(appointment_staff.c.position)
)


def add(records: Records, appointment: Appointment) -> Appointment:
    """Keep a new appointment; returns it as version 1. Its history begins here."""
    kept = replace(appointment, version=1)
    values = _columns(kept) | {"booked_by": records.staff.id}
    records.connection.execute(insert(appointments).values(**values))
    _write_beside(records, kept)
    _note(records, kept, AppointmentEvent.BOOKED)
    records.journal("book_appointment", kept.id, *filter(None, (kept.case_id, kept.file_id)))
    return kept


def save(
    records: Records,
    appointment: Appointment,
    event: AppointmentEvent,
    changed: Iterable[str],
    confirmed: Confirmation | None = None,
) -> Appointment:
    """Keep a changed one if nobody changed it meanwhile. DeskError("record.changed_meanwhile")."""
    kept = replace(appointment, version=appointment.version + 1)
    done = records.connection.execute(
        update(appointments)
        .where(appointments.c.id == kept.id, appointments.c.version == appointment.version)
        .values({name: value for name, value in _columns(kept).items() if name != "id"})
    )
    if done.rowcount != 1:
        raise DeskError("record.changed_meanwhile")
    for table in (appointment_people, appointment_staff):
        records.connection.execute(delete(table).where(table.c.appointment_id == kept.id))
    _write_beside(records, kept)
    _note(records, kept, event, confirmed)
    about = filter(None, (kept.case_id, kept.file_id))
    records.journal("change_appointment", kept.id, *about, fields=tuple(changed))
    return kept


def get(records: Records, appointment_id: str) -> Appointment:
    """One appointment. DeskError("appointment.missing")."""
    found = get_many(records, [appointment_id])
    if not found:
        raise DeskError("appointment.missing")
    return found[0]


def get_many(records: Records, ids: Iterable[str]) -> list[Appointment]:
    """Those of the appointments there are, by time."""
    return _read(records, _BY_IDS.order_by(appointments.c.starts), as_ids(ids))


def found(records: Records, *wanted: ColumnElement[bool]) -> list[Appointment]:
    """Every appointment of which all this is true, by time."""
    return _read(records, select(appointments).where(*wanted).order_by(appointments.c.starts), {})


def between(
    records: Records, first: datetime, last: datetime, look: CalendarLook, staff_ids: Iterable[str]
) -> list[Appointment]:
    """Those that touch the time from `first` to `last`, by time; `staff_ids` (if any) take part in them."""
    wanted: list[ColumnElement[bool]] = [
        appointments.c.starts < last,
        appointments.c.starts > first - LONGEST,
        appointments.c.ends > first,
    ]
    if not look.cancelled:
        wanted.append(appointments.c.state.not_in(OFF))
    if look.kinds:
        wanted.append(appointments.c.kind.in_(look.kinds))
    if look.room_ids:
        wanted.append(appointments.c.room_id.in_(look.room_ids))
    for column, value in ((appointments.c.case_id, look.case_id), (appointments.c.file_id, look.file_id)):
        if value:
            wanted.append(column == value)
    if took := list(staff_ids):
        wanted.append(_beside_is(appointment_staff, "staff_id", took))
    if look.person_ids:
        ids = [same for one in look.person_ids for same in people.same(records, one)]
        wanted.append(_beside_is(appointment_people, "person_id", ids))
    return found(records, *wanted)


def _beside_is(table: Table, column: str, ids: Iterable[str]) -> ColumnElement[bool]:
    return exists().where(table.c.appointment_id == appointments.c.id, table.c[column].in_(list(ids)))


def ahead_of_people(records: Records, person_ids: Iterable[str], moment: datetime) -> list[Appointment]:
    """Appointments still to come of these persons, by time; by any id they have."""
    ids = [same for one in dict.fromkeys(person_ids) for same in people.same(records, one)]
    rows = select(appointment_people.c.appointment_id).where(
        appointment_people.c.person_id.in_(ids), appointment_people.c.starts >= moment
    )
    listed = set(records.connection.execute(rows).scalars())
    return [one for one in get_many(records, listed) if one.state in OPEN_STATES]


def held_unwritten(records: Records, staff_id: str) -> list[Appointment]:
    """Sittings and talks that were held and of which no record or session is in the register, by time."""
    return found(records, *_held_unwritten(staff_id))


def past_open(records: Records, moment: datetime, staff_id: str) -> list[Appointment]:
    """Those that ended before a moment and are still planned or confirmed, by time."""
    return found(records, *_past_open(moment, staff_id))


def held_unwritten_since(records: Records, since: datetime, staff_id: str) -> tuple[int, datetime | None]:
    """How many `held_unwritten` there are since a moment, and when the oldest began."""
    return _counted(records, since, _held_unwritten(staff_id))


def past_open_since(
    records: Records, since: datetime, moment: datetime, staff_id: str
) -> tuple[int, datetime | None]:
    """How many `past_open` there are since a moment, and when the oldest began."""
    return _counted(records, since, _past_open(moment, staff_id))


def _held_unwritten(staff_id: str) -> list[ColumnElement[bool]]:
    outcome = appointments.c.outcome_id
    return [
        appointments.c.state == AppointmentState.HELD,
        appointments.c.kind.in_((AppointmentKind.MEDIATION, AppointmentKind.COUNSELLING)),
        ~exists().where(mediation_records.c.id == outcome),
        ~exists().where(counselling_sessions.c.id == outcome),
        *_of_staff(staff_id),
    ]


def _past_open(moment: datetime, staff_id: str) -> list[ColumnElement[bool]]:
    return [appointments.c.state.in_(OPEN_STATES), appointments.c.ends < moment, *_of_staff(staff_id)]


def _counted(
    records: Records, since: datetime, wanted: list[ColumnElement[bool]]
) -> tuple[int, datetime | None]:
    counted = select(func.count(), func.min(appointments.c.starts)).where(
        appointments.c.starts >= since, *wanted
    )
    count, oldest = records.connection.execute(counted).one()
    return count, oldest


def _of_staff(staff_id: str) -> list[ColumnElement[bool]]:
    return [_beside_is(appointment_staff, "staff_id", [staff_id])] if staff_id else []


def ahead_of_file(records: Records, file_id: str, moment: datetime) -> list[Appointment]:
    """Talks of a counselling file still to come, by time."""
    ahead = appointments.c.starts >= moment, appointments.c.state.in_(OPEN_STATES)
    return found(records, appointments.c.file_id == file_id, *ahead)


def starts_of_case(records: Records, case_id: str) -> list[datetime]:
    """When the appointments of a case begin that took place or are to, by time."""
    starts = select(appointments.c.starts).where(
        appointments.c.case_id == case_id, appointments.c.state.not_in(OFF)
    )
    return list(records.connection.execute(starts.order_by(appointments.c.starts)).scalars())


def of_series(records: Records, series_id: str) -> list[Appointment]:
    """Every occurrence of a series, by the time the series put it at."""
    occurrences = found(records, appointments.c.series_id == series_id)
    return sorted(occurrences, key=lambda one: one.original_start or one.starts)


def of_sitting(records: Records, sitting_id: str) -> list[Appointment]:
    """The appointments of one sitting whose sides come apart."""
    return found(records, appointments.c.sitting_id == sitting_id) if sitting_id else []


def booked_by(records: Records, ids: Iterable[str]) -> dict[str, str]:
    """Who booked each of them."""
    rows = select(appointments.c.id, appointments.c.booked_by).where(is_listed(appointments.c.id))
    return {row.id: row.booked_by for row in records.connection.execute(rows, as_ids(ids)).all()}


def past(records: Records, appointment_id: str) -> tuple[AppointmentPast, ...]:
    """The history of an appointment, first to last."""
    rows = select(appointment_events).where(appointment_events.c.appointment_id == appointment_id)
    return tuple(
        AppointmentPast(
            event=row.event,
            at=row.at,
            staff_id=row.staff_id,
            starts=row.starts,
            ends=row.ends,
            room_id=row.room_id,
            state=row.state,
            confirmed=Confirmation(way=row.confirmed_way, said_by=row.confirmed_by or "")
            if row.confirmed_way
            else None,
        )
        for row in records.connection.execute(rows.order_by(appointment_events.c.row))
    )


def _read(records: Records, statement: Select[Any], given: Mapping[str, object]) -> list[Appointment]:
    rows = records.connection.execute(statement, given).all()
    ids = [row.id for row in rows]
    coming = _beside(records, _PEOPLE_OF, ids)
    staff = _beside(records, _STAFF_OF, ids)
    return [_appointment(row, coming.get(row.id, ()), staff.get(row.id, ())) for row in rows]


def _appointment(row: Any, person_ids: Iterable[str], staff_ids: Iterable[str]) -> Appointment:
    return Appointment(
        **dict(zip(_PLAIN, _plain(row), strict=True)),
        case_id=row.case_id or "",
        file_id=row.file_id or "",
        series_id=row.series_id or "",
        person_ids=tuple(person_ids),
        staff_ids=tuple(staff_ids),
    )


def _beside(records: Records, statement: Select[Any], ids: Sequence[str]) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for appointment_id, one in records.connection.execute(statement, as_ids(ids)).all():
        told.setdefault(appointment_id, []).append(one)
    return told


def _columns(appointment: Appointment) -> dict[str, object]:
    plain = {name: getattr(appointment, name) for name in _PLAIN}
    return plain | {name: getattr(appointment, name) or None for name in _POINTING}


def _write_beside(records: Records, kept: Appointment) -> None:
    times = {
        "appointment_id": kept.id,
        "starts": kept.starts,
        "ends": kept.ends,
        "taken": kept.state not in OFF,
    }
    for table, column, ids in (
        (appointment_people, "person_id", kept.person_ids),
        (appointment_staff, "staff_id", kept.staff_ids),
    ):
        rows = [times | {column: one, "position": position} for position, one in enumerate(ids)]
        if rows:
            records.connection.execute(insert(table), rows)


def _note(
    records: Records, kept: Appointment, event: AppointmentEvent, confirmed: Confirmation | None = None
) -> None:
    records.connection.execute(
        insert(appointment_events).values(
            appointment_id=kept.id,
            event=event,
            at=records.now,
            staff_id=records.staff.id,
            starts=kept.starts,
            ends=kept.ends,
            room_id=kept.room_id,
            state=kept.state,
            confirmed_way=confirmed.way if confirmed else None,
            confirmed_by=(confirmed.said_by or None) if confirmed else None,
        )
    )


def link(records: Records, appointment_id: str, outcome_id: str) -> None:
    """Note which record, talk or visit tells of it."""
    records.connection.execute(
        update(appointments).where(appointments.c.id == appointment_id).values(outcome_id=outcome_id)
    )
    records.journal("link_appointment", appointment_id, outcome_id)
