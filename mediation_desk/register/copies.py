"""The copies made, as the register remembers them, and the sticks and folders they lie on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.backup import Copy
from mediation_desk.domain.stick import Place, Stick, free_letter
from mediation_desk.register.records import Records
from mediation_desk.register.tables.copies import copies, sticks

_COUNTED = (
    *("name", "made_at", "bytes", "new_bytes", "database_bytes", "files", "new_files", "cases", "rows"),
    *("slots", "entries", "head", "took", "refused"),
)
"""Columns that a `Copy` has under the same name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StickTurns:
    """A stick's letter, and the count that stood in its file when it was used here last."""

    letter: str
    turns: int


def every(records: Records) -> tuple[Copy, ...]:
    """Every copy, newest first, proved or not, those that are gone included."""
    newest = select(copies).order_by(copies.c.made_at.desc(), copies.c.number.desc().nulls_last())
    return tuple(_copy(row) for row in records.connection.execute(newest))


def newest_proved(records: Records) -> Copy | None:
    """The newest copy that was proved, None while there is none."""
    wanted = select(copies).where(copies.c.number.is_not(None)).order_by(copies.c.made_at.desc()).limit(1)
    row = records.connection.execute(wanted).first()
    return None if row is None else _copy(row)


def first_verified(records: Records) -> datetime | None:
    """When the first copy was proved, None while there is none."""
    made = select(copies.c.made_at).where(copies.c.number.is_not(None)).order_by(copies.c.made_at).limit(1)
    found: datetime | None = records.connection.execute(made).scalar()
    return found


def all_sticks(records: Records) -> tuple[Stick, ...]:
    """Every stick and folder used, the one used last first."""
    rows = records.connection.execute(select(sticks).order_by(sticks.c.last_used.desc(), sticks.c.letter))
    return tuple(_stick(row) for row in rows)


def stick_turns(records: Records) -> dict[str, StickTurns]:
    """What is remembered of the file on each stick, by its id."""
    rows = records.connection.execute(select(sticks.c.id, sticks.c.letter, sticks.c.turns))
    return {row.id: StickTurns(letter=row.letter, turns=row.turns) for row in rows}


def add(records: Records, made: Copy) -> Copy:
    """Remember a copy as it was made; one that was proved gets the next number."""
    last = records.connection.execute(select(func.max(copies.c.number))).scalar() or 0
    values = {name: getattr(made, name) for name in _COUNTED}
    values |= {
        "id": uuid4().hex,
        "number": last + 1 if made.verified else None,
        "label": made.folder,
        "stick_id": made.stick_id or None,
        "made_by": made.by,
    }
    records.connection.execute(insert(copies).values(**values))
    return _copy(records.connection.execute(select(copies).where(copies.c.id == values["id"])).one())


def use_stick(records: Records, place: Place, *, proved: bool) -> None:
    """Remember that a stick was used now; a new one gets its letter. Nothing for a place without an id."""
    if not place.stick_id:
        return
    now = {
        "label": place.label,
        "file_system": place.file_system,
        "removable": place.removable,
        "turns": place.turns,
    }
    known = records.connection.execute(select(sticks.c.uses).where(sticks.c.id == place.stick_id)).scalar()
    if known is None:
        taken = set(records.connection.execute(select(sticks.c.letter)).scalars())
        letter = free_letter(taken, place.letter)
        first = {"id": place.stick_id, "letter": letter, "first_used": records.now, "last_used": records.now}
        records.connection.execute(insert(sticks).values(**first, **now, uses=int(proved)))
        return
    changed = dict(now, last_used=records.now, uses=known + int(proved))
    records.connection.execute(update(sticks).where(sticks.c.id == place.stick_id).values(**changed))


def set_gone(records: Records, stick_id: str, standing: Collection[str]) -> tuple[str, ...]:
    """Note as gone what lay on a stick and is not among the names `standing` there; the names noted."""
    there = (copies.c.stick_id == stick_id) & copies.c.gone_at.is_(None) & copies.c.number.is_not(None)
    gone = [
        (row.id, row.name)
        for row in records.connection.execute(select(copies.c.id, copies.c.name).where(there))
        if row.name not in standing
    ]
    for copy_id, _name in gone:
        records.connection.execute(update(copies).where(copies.c.id == copy_id).values(gone_at=records.now))
    return tuple(name for _id, name in gone)


def set_stick(records: Records, names: Collection[str], stick_id: str) -> None:
    """Note on which stick copies lie that were made before sticks were told apart."""
    unknown = copies.c.stick_id.is_(None) & copies.c.name.in_(names)
    records.connection.execute(update(copies).where(unknown).values(stick_id=stick_id))


def _copy(row: Row[Any]) -> Copy:
    told = {name: getattr(row, name) for name in _COUNTED}
    return Copy(
        folder=row.label,
        by=row.made_by,
        verified=row.number is not None,
        number=row.number or 0,
        stick_id=row.stick_id or "",
        gone_at=row.gone_at,
        **told,
    )


def _stick(row: Row[Any]) -> Stick:
    return Stick(
        id=row.id,
        letter=row.letter,
        label=row.label,
        file_system=row.file_system,
        removable=row.removable,
        first_used=row.first_used,
        last_used=row.last_used,
        uses=row.uses,
    )
