"""A slot locked anew: the same seed and entry behind the same or another secret."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.register.vault.kdf import KdfCost
from mediation_desk.register.vault.pc_key import PcKey
from mediation_desk.register.vault.slots import Seed, Slot, lock


def relocked(slot: Slot, seed: Seed, secret: bytes, pc_key: PcKey | None, *, register_id: str) -> Slot:
    """`slot` with its seed and the keepers' key in `seed` behind `secret`, at the cost it had before."""
    fresh = lock(
        seed,
        secret,
        pc_key,
        register_id=register_id,
        slot_id=slot.id,
        kind=slot.kind,
        label=slot.label,
        cost=KdfCost(memory=slot.kdf.mem, passes=slot.kdf.ops),
    )
    return replace(fresh, entry=slot.entry)
