"""Digests of a case and of an attachment, by which two registers are held against each other.

Of a case everything that stands below its id counts but for what is counted from it (limits): nobody writes
that down, it follows.
"""

from __future__ import annotations

import random
from hashlib import blake2b
from typing import Final

from sqlalchemy import Table, func, select

from mediation_desk.domain.drill import Looked
from mediation_desk.register import attachments
from mediation_desk.register.records import Records
from mediation_desk.register.tables import metadata
from mediation_desk.register.tables.attachments import attachments as files
from mediation_desk.register.tables.cases import cases

_COUNTED: Final = frozenset({"limits"})


def drawn_cases(records: Records, lots: random.Random, most: int) -> list[str]:
    """Ids of up to so many cases, drawn by lot."""
    known = list(records.connection.execute(select(cases.c.id).order_by(cases.c.row)).scalars())
    return lots.sample(known, min(most, len(known)))


def drawn_attachment(records: Records, lots: random.Random) -> str:
    """An attachment whose key needs no person's seal, drawn by lot; empty when there is none."""
    open_ones = files.c.key.is_not(None)
    wanted = select(files.c.id).where(open_ones).order_by(files.c.id)
    found = records.connection.execute(select(func.count()).select_from(wanted.subquery())).scalar_one()
    if not found:
        return ""
    return str(records.connection.execute(wanted.offset(lots.randrange(found)).limit(1)).scalar_one())


def look_at_case(records: Records, case_id: str) -> Looked | None:
    """A case with all that stands below it; None when there is none of this id."""
    row = records.connection.execute(select(cases).where(cases.c.id == case_id)).first()
    if row is None:
        return None
    seen, ids = blake2b(digest_size=32), {case_id}
    seen.update(repr(tuple(row)).encode())
    for table in _below():
        keys = list(table.primary_key)
        found = records.connection.execute(select(table).where(table.c.case_id == case_id).order_by(*keys))
        for one in found:
            seen.update(repr((table.name, *one)).encode())
            ids.update(str(value) for name, value in one._mapping.items() if name.endswith("id"))
    return Looked(id=case_id, said=str(row.number), digest=seen.hexdigest(), ids=frozenset(ids))


def look_at_attachment(records: Records, attachment_id: str) -> Looked:
    """An attachment, authenticated and read to its end. DeskError of `attachments.pieces`."""
    seen = blake2b(digest_size=32)
    for piece in attachments.pieces(records, attachment_id):
        seen.update(piece)
    return Looked(id=attachment_id, said="", digest=seen.hexdigest())


def _below() -> list[Table]:
    named = [one for one in metadata.sorted_tables if "case_id" in one.c and one.name not in _COUNTED]
    return sorted(named, key=lambda one: one.name)
