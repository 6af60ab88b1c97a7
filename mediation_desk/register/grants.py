"""Further readers of a sealed text: given by one of its readers, journalled, never taken back silently."""

from __future__ import annotations

from collections.abc import Iterable

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from sqlalchemy import insert, select

from mediation_desk.errors import DeskError
from mediation_desk.register import key_births
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import KEEPERS
from mediation_desk.register.tables.office import staff_keys
from mediation_desk.register.tables.safekeeping import sealed_keys


def readers(records: Records, text_id: str) -> frozenset[str]:
    """Ids of everybody for whom a sealed text opens."""
    found = select(sealed_keys.c.reader).where(sealed_keys.c.text_id == text_id)
    return frozenset(records.connection.execute(found).scalars())


def grant(records: Records, text_id: str, reader_ids: Iterable[str]) -> None:
    """Let more staff read a sealed text; those without keys of their own are passed over, and the keepers.

    Raises DeskError: sealed.not_yours when whoever sits here cannot open it, sealed.altered, and
    sealed.reader_swapped when a reader's public keys are not those the journal saw born.
    """
    wanted = set(reader_ids) - readers(records, text_id) - {KEEPERS}
    if not wanted:
        return
    held = sealed_keys.c.text_id == text_id, sealed_keys.c.reader == records.seat.staff_id
    box = records.connection.execute(select(sealed_keys.c.box).where(*held)).scalar()
    if box is None or records.seat.box_secret is None:
        raise DeskError("sealed.not_yours")
    try:
        opened = SealedBox(PrivateKey(records.seat.box_secret)).decrypt(box)
    except CryptoError as altered:
        raise DeskError("sealed.altered") from altered
    table = staff_keys.c
    keys = select(table.staff_id, table.box_public, table.sign_public).where(
        staff_keys.c.staff_id.in_(wanted)
    )
    for row in records.connection.execute(keys).all():
        if not key_births.is_born(records, row.staff_id, bytes(row.box_public), bytes(row.sign_public)):
            raise DeskError("sealed.reader_swapped")
        copy = bytes(SealedBox(PublicKey(row.box_public)).encrypt(opened))
        records.connection.execute(insert(sealed_keys).values(text_id=text_id, reader=row.staff_id, box=copy))
        records.journal("grant_reader", text_id, row.staff_id)
