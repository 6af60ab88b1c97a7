"""Rehearsals of card and sheets, and how many texts wait to be boxed for the keepers."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from sqlalchemy import func, insert, select

from mediation_desk.domain.recovery import Rehearsal, Rehearsed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import KEEPERS, SealedKind
from mediation_desk.register.tables.recovery import rehearsals as table
from mediation_desk.register.tables.safekeeping import sealed, sealed_keys


def rehearsed(records: Records, what: Rehearsed, sheets: Iterable[int] = ()) -> None:
    """Keep that card or sheets were proved to open the register."""
    records.connection.execute(
        insert(table).values(
            id=uuid4().hex, what=what, sheets=sorted(sheets), at=records.now, staff_id=records.staff.id
        )
    )
    records.journal(f"rehearse_{what}")


def rehearsals(records: Records) -> tuple[Rehearsal, ...]:
    """Every rehearsal, newest first."""
    rows = records.connection.execute(select(table).order_by(table.c.at.desc()))
    return tuple(
        Rehearsal(what=Rehearsed(row.what), sheets=tuple(row.sheets), at=row.at, staff_id=row.staff_id)
        for row in rows
    )


def unboxed(records: Records) -> int:
    """How many texts that are not process notes have no box of the keepers."""
    theirs = select(sealed_keys.c.text_id).where(sealed_keys.c.reader == KEEPERS)
    wanted = sealed.c.kind != SealedKind.PROCESS_NOTE, sealed.c.id.not_in(theirs)
    return int(
        records.connection.execute(select(func.count()).select_from(sealed).where(*wanted)).scalar_one()
    )
