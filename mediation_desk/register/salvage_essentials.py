"""What a register cannot be opened without, put back from outside the damaged pages where it was lost.

The header's text stands in the key file beside the database; who signs in there is named in it, and the
public keys of everybody's seed stand in the journal since their birth. Nothing else is taken from anywhere.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import insert, select

from mediation_desk.domain.centre import Centre
from mediation_desk.register import journal, office
from mediation_desk.register.births import Births
from mediation_desk.register.records import Records
from mediation_desk.register.tables.office import settings, staff, staff_keys
from mediation_desk.register.tables.safekeeping import journal as entries
from mediation_desk.register.vault.header import Header, header_text
from mediation_desk.register.vault.slots import SlotKind

CENTRE, PC_KEY = "centre", "pc_key"
UNNAMED = "（待补录）"
"""Stands for a name of the centre that was lost, until somebody types it again in the settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What is known outside the database: the header's file, and this computer's key (hex, may be empty)."""

    header: Header
    pc_key: str = ""


def put_back(records: Records, outside: Outside) -> tuple[str, ...]:
    """Put back what is missing of it; names what was: setting keys, and `staff` for people and their keys."""
    stood_in = [*_settings(records, outside)]
    if _staff(records, outside.header):
        stood_in.append("staff")
    return tuple(stood_in)


def _settings(records: Records, outside: Outside) -> list[str]:
    lost = Centre(
        district=UNNAMED,
        abbreviation=UNNAMED,
        committee=UNNAMED,
        counselling_centre=UNNAMED,
        womens_federation=UNNAMED,
    )
    wanted = {
        office.HEADER_TEXT: header_text(outside.header),
        CENTRE: asdict(lost),
        **({PC_KEY: outside.pc_key} if outside.pc_key else {}),
    }
    put = []
    for key, value in wanted.items():
        if office.setting(records, key) is None:
            records.connection.execute(insert(settings).values(key=key, value=value))
            put.append(key)
    return put


def _staff(records: Records, header: Header) -> bool:
    births = _births(records)
    known = set(records.connection.execute(select(staff.c.id)).scalars())
    keyed = set(records.connection.execute(select(staff_keys.c.staff_id)).scalars())
    changed = False
    for place, slot in enumerate(header.slots):
        if slot.kind is SlotKind.PERSON and slot.id not in known:
            roles = ["director"] if births.directors.get(slot.id) else []
            row = {"id": slot.id, "name": slot.label, "roles": roles, "certificate": "", "active": True}
            records.connection.execute(insert(staff).values({**row, "position": len(known) + place}))
            changed = True
        born = births.keys.get(slot.id, ())
        if slot.id not in keyed and len(born) == 3:
            told = {"staff_id": slot.id, "born_at": records.now}
            boxes = {"box_public": bytes.fromhex(born[1]), "sign_public": bytes.fromhex(born[2])}
            records.connection.execute(insert(staff_keys).values({**told, **boxes}))
            changed = True
    return changed


def _births(records: Records) -> Births:
    births = Births()
    for row in records.connection.execute(select(entries).order_by(entries.c.number)):
        told = journal.read_entry(row.entry)
        births.take(told.number, told.act, told.ids, told.fields)
    return births
