"""The newest entries of the journal against one another: a quick look, whenever somebody wants to know."""

from __future__ import annotations

from sqlalchemy import select

from mediation_desk.register import journal
from mediation_desk.register.records import Records
from mediation_desk.register.tables.safekeeping import journal as table

NEWEST = 300
"""Entries looked at: some days of work, and less than five milliseconds."""


def breaks(records: Records, newest: int = NEWEST) -> int:
    """How many of the newest entries do not follow from the one before them."""
    last, _hash = journal.last(records)
    rows = records.connection.execute(
        select(table).where(table.c.number > max(0, last - newest - 1)).order_by(table.c.number)
    ).all()
    found = 0
    before = (0, journal.root(records.seat.register_id)) if last <= newest else None
    for row in rows:
        entry = row.entry if isinstance(row.entry, bytes) else b""
        if before is not None:
            found += row.number != before[0] + 1 or row.hash != journal.link(before[1], entry)
        before = (row.number, row.hash)
    return found
