"""A new way into a register that is open: a fresh seed behind a lock, with the register key sealed to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nacl.utils import random as random_bytes

from mediation_desk.register.vault.derive import KEY_BYTES
from mediation_desk.register.vault.entry import Entry, PublicKeys, public_keys, seal_entry
from mediation_desk.register.vault.kdf import KdfCost
from mediation_desk.register.vault.pc_key import PcKey
from mediation_desk.register.vault.slots import NO_KEEPERS, Seed, Slot, SlotKind, lock


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSlot:
    """The slot for the header, its seed, and the public keys the register's rows keep."""

    slot: Slot
    seed: Seed
    public: PublicKeys


def new_slot(
    entry: Entry,
    kind: SlotKind,
    slot_id: str,
    label: str,
    secret: bytes,
    *,
    pc_key: PcKey | None = None,
    seed: bytes | None = None,
    keepers_public: bytes = NO_KEEPERS,
    cost: KdfCost | None = None,
) -> NewSlot:
    """A slot that `secret` opens, holding the register key of `entry`.

    `seed` (32 bytes) is given to lock a seed anew, else a fresh one is drawn; a person's slot needs the
    `pc_key`, and no other may have one (ValueError).
    """
    kept = Seed(seed=seed or random_bytes(KEY_BYTES), keepers_public=keepers_public)
    public = public_keys(kept.seed)
    locked = lock(
        kept,
        secret,
        pc_key,
        register_id=entry.register_id,
        slot_id=slot_id,
        kind=kind,
        label=label,
        cost=cost or KdfCost(),
    )
    return NewSlot(slot=replace(locked, entry=seal_entry(entry, public.box)), seed=kept, public=public)
