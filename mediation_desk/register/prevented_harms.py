"""Harms prevented in the register: those of a clue or of a case, each noted once."""

from __future__ import annotations

from sqlalchemy import ColumnElement, delete, insert, select

from mediation_desk.domain.prevented_harm import PreventedHarm
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.clues import prevented_harms


def add(records: Records, harm: PreventedHarm) -> None:
    """Note one."""
    records.connection.execute(
        insert(prevented_harms).values(
            id=harm.id,
            on=harm.on,
            kind=harm.kind,
            people=harm.people,
            case_id=harm.case_id or None,
            clue_id=harm.clue_id or None,
            recorded_by=records.staff.id,
        )
    )
    records.journal("note_prevented_harm", harm.id, harm.case_id or harm.clue_id)


def take_back(records: Records, harm_id: str) -> None:
    """Take one back that was noted by mistake. DeskError("harm.missing")."""
    done = records.connection.execute(delete(prevented_harms).where(prevented_harms.c.id == harm_id))
    if done.rowcount != 1:
        raise DeskError("harm.missing")
    records.journal("take_back_prevented_harm", harm_id)


def get(records: Records, harm_id: str) -> PreventedHarm:
    """One of them. DeskError("harm.missing")."""
    found = _read(records, prevented_harms.c.id == harm_id)
    if not found:
        raise DeskError("harm.missing")
    return found[0]


def of_clue(records: Records, clue_id: str) -> tuple[PreventedHarm, ...]:
    """Those noted at a clue, the newest first."""
    return _read(records, prevented_harms.c.clue_id == clue_id)


def of_case(records: Records, case_id: str) -> tuple[PreventedHarm, ...]:
    """Those noted at a case, the newest first."""
    return _read(records, prevented_harms.c.case_id == case_id)


def _read(records: Records, condition: ColumnElement[bool]) -> tuple[PreventedHarm, ...]:
    found = select(prevented_harms).where(condition)
    rows = records.connection.execute(found.order_by(prevented_harms.c.on.desc(), prevented_harms.c.id))
    return tuple(
        PreventedHarm(
            id=row.id,
            on=row.on,
            kind=row.kind,
            people=row.people,
            case_id=row.case_id or "",
            clue_id=row.clue_id or "",
            recorded_by=row.recorded_by,
        )
        for row in rows
    )
