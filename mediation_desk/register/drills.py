"""Restore drills that were done, each with its receipt."""

from __future__ import annotations

from dataclasses import asdict, replace

from sqlalchemy import func, insert, select

from mediation_desk.domain.drill import Drill
from mediation_desk.register.records import Records
from mediation_desk.register.tables.drills import drills


def keep(records: Records, done: Drill) -> Drill:
    """Keep a drill under the next number and return it as kept; journalled."""
    last = records.connection.execute(select(func.max(drills.c.number))).scalar() or 0
    kept = replace(done, number=last + 1)
    records.connection.execute(insert(drills).values(**asdict(kept)))
    records.journal("drill_restore", fields=(kept.how, kept.refused or "passed"))
    return kept


def every(records: Records) -> tuple[Drill, ...]:
    """All drills, newest first."""
    rows = records.connection.execute(select(drills).order_by(drills.c.number.desc()))
    return tuple(Drill(**row._mapping) for row in rows)


def last_passed(records: Records) -> Drill | None:
    """The newest drill that passed."""
    wanted = select(drills).where(drills.c.refused == "").order_by(drills.c.number.desc()).limit(1)
    row = records.connection.execute(wanted).first()
    return None if row is None else Drill(**row._mapping)
