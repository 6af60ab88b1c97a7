"""Clocks that were set back: whether this PC's clock still stands before what the journal had reached."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from mediation_desk.register.records import Records
from mediation_desk.register.tables.journal import clock_set_backs


def reached(records: Records) -> datetime | None:
    """The moment the journal had reached before the clock went back, while the clock is still behind it.

    None once the clock has passed that moment or somebody confirmed that the time is right now.
    """
    behind = clock_set_backs.c.confirmed_at.is_(None) & (clock_set_backs.c.reached > records.now)
    newest = select(clock_set_backs.c.reached).where(behind).order_by(clock_set_backs.c.reached.desc())
    return records.connection.execute(newest.limit(1)).scalar()


def confirm(records: Records) -> None:
    """Note that somebody looked at the clock and found it right; journalled."""
    records.connection.execute(
        update(clock_set_backs)
        .where(clock_set_backs.c.confirmed_at.is_(None))
        .values(confirmed_at=records.now, confirmed_by=records.staff.id)
    )
    records.journal("confirm_clock")
