"""A person's slot as services make it: the register's key, this computer's key, the cost of today's locks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mediation_desk.domain import passwords
from mediation_desk.domain.staff import Staff
from mediation_desk.register import key_births, office, staff
from mediation_desk.register.records import Records
from mediation_desk.register.vault.entry import Entry, seal_entry
from mediation_desk.register.vault.kdf import Kdf, KdfCost
from mediation_desk.register.vault.new_slot import NewSlot, new_slot
from mediation_desk.register.vault.pc_key import read_pc_key
from mediation_desk.register.vault.slots import Slot, SlotKind
from mediation_desk.services.header_change import known_header
from mediation_desk.services.related_names import related_names
from mediation_desk.services.session import Session


def accept_password(session: Session, records: Records, password: str) -> None:
    """Refuse a password that may not be chosen here. DeskError of `domain.passwords.accept`."""
    centre = session.centre
    bodies = (centre.committee, centre.counselling_centre, centre.district)
    names = (one.name for one in office.all_staff(records))
    passwords.accept(password, related_names((*bodies, *names)))


def person_slot(session: Session, records: Records, member: Staff, password: str) -> NewSlot:
    """A slot with a fresh seed for a member of staff, as costly to guess at as the one of whoever acts."""
    keys = session.keys
    return new_slot(
        entry_of(session),
        SlotKind.PERSON,
        member.id,
        member.name,
        passwords.normalised(password),
        pc_key=read_pc_key(session.state_folder, keys.register_id),
        keepers_public=keys.keepers_public,
        cost=_cost(records, keys.slot_id),
    )


def entry_of(session: Session) -> Entry:
    """What every slot's entry holds in this epoch."""
    keys = session.keys
    return Entry(register_key=keys.register_key, register_id=keys.register_id, epoch=keys.epoch)


def put_by(slot: Slot) -> dict[str, Any]:
    """What is kept of the slot of somebody suspended: the lock alone, without the register's key."""
    return {
        "alg": slot.kdf.alg,
        "mem": slot.kdf.mem,
        "ops": slot.kdf.ops,
        "salt": slot.kdf.salt.hex(),
        "pc_key_id": slot.pc_key_id,
        "nonce": slot.nonce.hex(),
        "locked_seed": slot.locked_seed.hex(),
    }


def put_back(session: Session, records: Records, staff_id: str, kept: Mapping[str, Any]) -> Slot:
    """The slot again, with today's register key sealed to its public key. DeskError("vault.keys_swapped")."""
    box = key_births.trusted_box(records, staff_id)
    return Slot(
        id=staff_id,
        kind=SlotKind.PERSON,
        label=staff.get(records, staff_id).name,  # it may have been written otherwise meanwhile
        kdf=Kdf(alg=kept["alg"], mem=kept["mem"], ops=kept["ops"], salt=bytes.fromhex(kept["salt"])),
        pc_key_id=str(kept["pc_key_id"]),
        nonce=bytes.fromhex(kept["nonce"]),
        locked_seed=bytes.fromhex(kept["locked_seed"]),
        entry=seal_entry(entry_of(session), box),
    )


def _cost(records: Records, slot_id: str) -> KdfCost | None:
    own = known_header(records).slot(slot_id)
    return KdfCost(memory=own.kdf.mem, passes=own.kdf.ops) if own is not None else None
