"""Which reminders whoever acts has seen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from mediation_desk.register.records import Records
from mediation_desk.register.tables.reminders import reminders_seen

KEPT = timedelta(days=60)
"""How long it is known that a reminder was seen: longer than any is looked back on."""


def seen(records: Records) -> frozenset[str]:
    """Keys of the reminders whoever acts has put away."""
    mine = reminders_seen.c.staff_id == records.staff.id
    return frozenset(records.connection.execute(select(reminders_seen.c.key).where(mine)).scalars())


def see(records: Records, keys: Iterable[str]) -> None:
    """Put reminders away, for whoever acts and nobody else."""
    old = reminders_seen.c.seen_at < records.now - KEPT
    records.connection.execute(
        delete(reminders_seen).where(reminders_seen.c.staff_id == records.staff.id, old)
    )
    for key in sorted(set(keys)):
        row = insert(reminders_seen).values(staff_id=records.staff.id, key=key, seen_at=records.now)
        records.connection.execute(row.on_conflict_do_nothing())
