"""What was done or learned of a clue, day by day; of a restricted one sealed as the clue is."""

from __future__ import annotations

from sqlalchemy import insert, select

from mediation_desk.domain.clue import Clue, FollowUp
from mediation_desk.register import clues, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.tables.clues import clue_follow_ups
from mediation_desk.register.tables.clues import clues as clues_table


def add(records: Records, clue: Clue, told: FollowUp) -> None:
    """Keep one more; of a restricted clue it is sealed for everybody who reads the clue. sealed.no_seat."""
    sealed_id = None
    if clue.restricted:
        wanted = select(clues_table.c.sealed_id).where(clues_table.c.id == clue.id)
        before = records.connection.execute(wanted).scalar_one()
        readers = (clue.responsible, clue.registered_by)
        sealed_id = clues.seal_for(records, {"said": told.said}, before, readers)
    records.connection.execute(
        insert(clue_follow_ups).values(
            id=told.id,
            clue_id=clue.id,
            on=told.on,
            said="" if sealed_id else told.said,
            sealed_id=sealed_id,
            recorded_at=records.now,
            recorded_by=records.staff.id,
        )
    )
    records.journal("follow_clue_up", clue.id, told.id)


def of_clue(records: Records, clue_id: str) -> tuple[FollowUp, ...]:
    """Every follow-up of a clue, the newest first; those that do not open here without their text.

    The caller journals the reading: whoever opens them opens the clue with them.
    """
    found = select(clue_follow_ups).where(clue_follow_ups.c.clue_id == clue_id)
    order = (clue_follow_ups.c.on.desc(), clue_follow_ups.c.recorded_at.desc())
    rows = records.connection.execute(found.order_by(*order)).all()
    opened = sealed.unseal_many(records, [row.sealed_id for row in rows if row.sealed_id])
    return tuple(
        FollowUp(
            id=row.id,
            clue_id=row.clue_id,
            on=row.on,
            said=clues.said(opened.get(row.sealed_id, "")) if row.sealed_id else row.said,
            recorded_at=row.recorded_at,
            recorded_by=row.recorded_by,
            opened=not row.sealed_id or row.sealed_id in opened,
        )
        for row in rows
    )
