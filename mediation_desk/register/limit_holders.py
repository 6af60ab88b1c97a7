"""Everything limits may hang on, walked in one order, so that all of it is counted in steps."""

from __future__ import annotations

from sqlalchemy import select

from mediation_desk.domain.case_limit import Holder
from mediation_desk.register.records import Records
from mediation_desk.register.tables.cases import cases
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.consultations import consultations
from mediation_desk.register.tables.counselling import counselling_files
from mediation_desk.register.tables.receptions import receptions
from mediation_desk.register.tables.referrals import referrals

_TABLES = {
    Holder.CASE: cases,
    Holder.FILE: counselling_files,
    Holder.RECEPTION: receptions,
    Holder.REFERRAL: referrals,
    Holder.CLUE: clues,
    Holder.CONSULTATION: consultations,
}
_ORDER = tuple(Holder)


def after(records: Records, place: str, most: int) -> list[tuple[Holder, str, str]]:
    """The next holders after a place, the newest first of each kind: (holder, id, its own place)."""
    kind, _colon, row = place.partition(":")
    begin = _ORDER.index(Holder(kind)) if kind else 0
    found: list[tuple[Holder, str, str]] = []
    for holder in _ORDER[begin:]:
        table = _TABLES[holder]
        wanted = select(table.c.id, table.c.row).order_by(table.c.row.desc()).limit(most - len(found))
        if holder == kind:
            wanted = wanted.where(table.c.row < int(row))
        rows = records.connection.execute(wanted)
        found += [(holder, one.id, f"{holder.value}:{one.row}") for one in rows]
        if len(found) == most:
            break
    return found


def exists(records: Records, holder: Holder, holder_id: str) -> bool:
    """Whether it is still in the register."""
    table = _TABLES[holder]
    return records.connection.execute(select(table.c.id).where(table.c.id == holder_id)).first() is not None
