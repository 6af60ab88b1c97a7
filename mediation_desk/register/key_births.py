"""Public keys held against the journal, which named them at their birth: a row exchanged alone is found."""

from __future__ import annotations

from sqlalchemy import func, select

from mediation_desk.errors import DeskError
from mediation_desk.register import journal, office
from mediation_desk.register.records import Records
from mediation_desk.register.tables import safekeeping

_NAMED = b'"act":"add_keys"'


def trusted_box(records: Records, slot_id: str) -> bytes:
    """The X25519 public key to which a slot's secrets may be sealed.

    Raises DeskError: rekey.no_public_key (a register of an early version kept none for its card),
    vault.keys_swapped (the row is not what the journal says was born).
    """
    keys = office.public_keys(records, slot_id)
    if keys is None:
        raise DeskError("rekey.no_public_key")
    born = _born(records, slot_id)
    if len(born) == 1:
        return keys[0]  # born before the journal named the keys themselves
    if born[1:] != (keys[0].hex(), keys[1].hex()):
        raise DeskError("vault.keys_swapped")
    return keys[0]


def _born(records: Records, slot_id: str) -> tuple[str, ...]:
    """What the newest birth of keys for a slot says: the slot, then both keys in hex; of now or before."""
    for act, ids, _fields in reversed(records.acts):
        if act == "add_keys" and ids[:1] == (slot_id,):
            return ids
    entry = safekeeping.journal.c.entry
    newest = (
        select(entry)
        .where(func.instr(entry, _NAMED) > 0, func.instr(entry, f'"ids":["{slot_id}"'.encode()) > 0)
        .order_by(safekeeping.journal.c.number.desc())
        .limit(1)
    )
    written = records.connection.execute(newest).scalar()
    return (slot_id,) if written is None else journal.read_entry(written).ids
