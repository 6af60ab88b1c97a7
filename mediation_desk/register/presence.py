"""Absences and the duty roster in the register."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import fields
from datetime import datetime

from sqlalchemy import Table, delete, insert, select, update

from mediation_desk.domain.room import Absence, AbsenceKind, Duty
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.rooms import absences, duties

_ABSENCE = tuple(one.name for one in fields(Absence))
_DUTY = tuple(one.name for one in fields(Duty))


def absences_between(
    records: Records, first: datetime, last: datetime, staff_ids: Collection[str] = ()
) -> list[Absence]:
    """Absences that reach into [first, last), of these people or of all, in the order they begin."""
    found = select(absences).where(absences.c.ends > first, absences.c.starts < last)
    if staff_ids:
        found = found.where(absences.c.staff_id.in_(list(staff_ids)))
    rows = records.connection.execute(found.order_by(absences.c.starts, absences.c.row))
    return [Absence(**{name: getattr(row, name) for name in _ABSENCE}) for row in rows]


def absence(records: Records, absence_id: str) -> Absence:
    """One absence. DeskError("absence.missing")."""
    row = records.connection.execute(select(absences).where(absences.c.id == absence_id)).first()
    if row is None:
        raise DeskError("absence.missing")
    return Absence(**{name: getattr(row, name) for name in _ABSENCE})


def keep_absence(records: Records, kept: Absence) -> None:
    """Keep a new or changed absence."""
    _keep(records, absences, {name: getattr(kept, name) for name in _ABSENCE})
    records.journal("keep_absence", kept.staff_id, kept.id)


def drop_absence(records: Records, dropped: Absence) -> None:
    """Take an absence back."""
    records.connection.execute(delete(absences).where(absences.c.id == dropped.id))
    records.journal("end_absence", dropped.staff_id, dropped.id)


def replace_busy(records: Records, staff_id: str, source: str, busy: Iterable[Absence]) -> None:
    """Keep what a calendar of somebody's own says in place of what it said before."""
    records.connection.execute(
        delete(absences).where(
            absences.c.staff_id == staff_id,
            absences.c.source == source,
            absences.c.kind == AbsenceKind.BUSY,
        )
    )
    rows = [{name: getattr(one, name) for name in _ABSENCE} for one in busy]
    if rows:
        records.connection.execute(insert(absences), rows)
    records.journal("take_busy_times", staff_id)


def duty_between(records: Records, first: datetime, last: datetime) -> list[Duty]:
    """Duties that reach into [first, last), in the order they begin."""
    found = select(duties).where(duties.c.ends > first, duties.c.starts < last)
    rows = records.connection.execute(found.order_by(duties.c.starts, duties.c.row))
    return [_duty(row) for row in rows]


def duty(records: Records, duty_id: str) -> Duty:
    """One duty. DeskError("duty.missing")."""
    row = records.connection.execute(select(duties).where(duties.c.id == duty_id)).first()
    if row is None:
        raise DeskError("duty.missing")
    return _duty(row)


def following(records: Records, one: Duty) -> list[Duty]:
    """A duty and those of its pattern after it."""
    if not one.series_id:
        return [one]
    found = select(duties).where(duties.c.series_id == one.series_id, duties.c.starts >= one.starts)
    return [_duty(row) for row in records.connection.execute(found.order_by(duties.c.starts))]


def keep_duty(records: Records, kept: Duty) -> None:
    """Keep a new or changed duty."""
    _keep(records, duties, {name: getattr(kept, name) for name in _DUTY})
    records.journal("keep_duty", kept.staff_id, kept.id)


def drop_duty(records: Records, dropped: Duty) -> None:
    """Take a duty out of the roster."""
    records.connection.execute(delete(duties).where(duties.c.id == dropped.id))
    records.journal("remove_duty", dropped.staff_id, dropped.id)


def _keep(records: Records, table: Table, values: dict[str, object]) -> None:
    changed = records.connection.execute(update(table).where(table.c.id == values["id"]).values(**values))
    if changed.rowcount == 0:
        records.connection.execute(insert(table).values(**values))


def _duty(row: object) -> Duty:
    return Duty(**{name: getattr(row, name) for name in _DUTY})
