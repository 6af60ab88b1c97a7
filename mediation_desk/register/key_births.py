"""What the journal says of keys, directors and grants: a row written alone is found, and not trusted.

Whoever can write the database can also write an entry on top of the journal; that one is then seen by
everybody who reads or checks the journal.
"""

from __future__ import annotations

from sqlalchemy import func, or_, select

from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import journal, office
from mediation_desk.register.births import DIRECTOR_TOLD, Births
from mediation_desk.register.records import Records
from mediation_desk.register.tables import safekeeping

_ACTS = ("add_keys", "add_staff", "change_staff", "grant_counselling")
_ENTRY = safekeeping.journal.c.entry
# An entry is canonical JSON with its act in front: so much of it is compared and no more.
_STARTS = [f'{{"act":"{act}",'.encode() for act in _ACTS]
_TOLD = or_(*(func.substr(_ENTRY, 1, len(start)) == start for start in _STARTS))


def trusted_box(records: Records, slot_id: str) -> bytes:
    """The X25519 public key to which a slot's secrets may be sealed.

    Raises DeskError: rekey.no_public_key (a register of an early version kept none for its card),
    vault.keys_swapped (the row is not what the journal says was born).
    """
    keys = office.public_keys(records, slot_id)
    if keys is None:
        raise DeskError("rekey.no_public_key")
    if not is_born(records, slot_id, *keys):
        raise DeskError("vault.keys_swapped")
    return keys[0]


def is_born(records: Records, slot_id: str, box_public: bytes, sign_public: bytes) -> bool:
    """Whether these are the keys whose birth the journal told last for this slot."""
    born = _known(records).keys.get(slot_id, ())
    for act, ids, _fields in records.acts:  # of this transaction, not written yet
        if act == "add_keys" and ids[:1] == (slot_id,):
            born = ids
    if len(born) == 1:
        return True  # born before the journal named the keys themselves
    return born[1:] == (box_public.hex(), sign_public.hex())


def is_named_director(records: Records, staff_id: str) -> bool:
    """Whether the journal tells that this person was made director, besides the role in their row."""
    births = _known(records)
    named = births.directors.get(staff_id)
    for act, ids, fields in records.acts:
        if ids[:1] == (staff_id,) and (act == "add_staff" or (act == "change_staff" and "roles" in fields)):
            named = DIRECTOR_TOLD in fields
    if named is not None:
        return named
    # Somebody who came before the journal told of directors at all.
    return births.first_told is None or births.added.get(staff_id, births.first_told) < births.first_told


def is_granted(records: Records, file_id: str, reader_id: str) -> bool:
    """Whether the journal tells that this reader was given the counselling file, as a row says."""
    told = ("grant_counselling", (file_id, reader_id))
    return (file_id, reader_id) in _known(records).granted or told in [one[:2] for one in records.acts]


def untold_directors(records: Records) -> list[str]:
    """Names of those whose row makes them director without the journal telling of it."""
    return [
        one.name
        for one in office.all_staff(records)
        if one.active and Role.DIRECTOR in one.roles and not is_named_director(records, one.id)
    ]


def _known(records: Records) -> Births:
    births, number = records.births, safekeeping.journal.c.number
    wanted = select(number, _ENTRY).where(number > births.upto, _TOLD).order_by(number)
    last = records.connection.execute(select(func.max(number))).scalar() or 0
    if last > births.upto:
        for row in records.connection.execute(wanted).all():
            told = journal.read_entry(row.entry)
            births.take(row.number, told.act, told.ids, told.fields)
        births.upto = last
    return births
