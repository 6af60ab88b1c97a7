"""Helpers in the register: who they are, and what they are in which area for which period."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, replace

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.helper import Helper, Position
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.areas import helper_roles, helpers

_COLUMNS = tuple(one.name for one in fields(Helper))
_POSITION = tuple(one.name for one in fields(Position))


def every(records: Records) -> list[Helper]:
    """All helpers in the order they were added, those who left too."""
    return [_helper(row) for row in records.connection.execute(select(helpers).order_by(helpers.c.row))]


def get(records: Records, helper_id: str) -> Helper:
    """One helper. DeskError("helper.missing")."""
    row = records.connection.execute(select(helpers).where(helpers.c.id == helper_id)).first()
    if row is None:
        raise DeskError("helper.missing")
    return _helper(row)


def save(records: Records, helper: Helper) -> Helper:
    """Keep a new (version 0) or changed helper. DeskError("record.changed_meanwhile")."""
    kept = replace(helper, version=helper.version + 1)
    values = {name: getattr(kept, name) for name in _COLUMNS}
    if helper.version == 0:
        records.connection.execute(insert(helpers).values(**values))
    else:
        same = (helpers.c.id == helper.id, helpers.c.version == helper.version)
        if records.connection.execute(update(helpers).where(*same).values(**values)).rowcount != 1:
            raise DeskError("record.changed_meanwhile")
    records.journal("keep_helper", kept.id)
    return kept


def positions(records: Records, helper_ids: Collection[str] | None = None) -> list[Position]:
    """What helpers are and were, of these or of all, the newest first."""
    found = select(helper_roles).order_by(helper_roles.c.since.desc(), helper_roles.c.id)
    if helper_ids is not None:
        found = found.where(helper_roles.c.helper_id.in_(helper_ids))
    return [Position(**{n: getattr(row, n) for n in _POSITION}) for row in records.connection.execute(found)]


def save_position(records: Records, position: Position) -> None:
    """Keep a new position, or the end or another day of one that stands."""
    values = {name: getattr(position, name) for name in _POSITION}
    there = update(helper_roles).where(helper_roles.c.id == position.id).values(**values)
    if not records.connection.execute(there).rowcount:
        records.connection.execute(insert(helper_roles).values(**values))
    records.journal("keep_position", position.helper_id)


def _helper(row: Row[tuple[object, ...]]) -> Helper:
    return Helper(**{name: getattr(row, name) for name in _COLUMNS})
