"""Slots: who can open the register, and the lock that keeps each slot's seed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_ABYTES,
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.exceptions import CryptoError
from nacl.utils import random as random_bytes

from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.derive import KEY_BYTES, Label, digest
from mediation_desk.register.vault.kdf import Kdf, KdfCost, new_kdf, stretch
from mediation_desk.register.vault.pc_key import PcKey

NONCE_BYTES: Final = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
LOCKED_BYTES: Final = 2 * KEY_BYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES
NO_KEEPERS: Final = bytes(KEY_BYTES)
"""The keepers' public key while there are no keepers."""


class SlotKind(StrEnum):
    """How a slot is opened: a password, 2 of 3 keepers' sheets, the restore card, this PC's keyring."""

    PERSON = "person"
    KEEPERS = "keepers"
    CARD = "card"
    COMPUTER = "computer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One way into the register, as the header keeps it.

    `id` is the staff id for a person, whose name is the `label`; a computer's label is that id. `pc_key_id`
    is empty for every kind but a person. `locked_seed` is
    XChaCha20-Poly1305 of seed ‖ keepers' public key; `entry` is the register key sealed to the seed's box.
    """

    id: str
    kind: SlotKind
    label: str
    kdf: Kdf
    pc_key_id: str
    nonce: bytes
    locked_seed: bytes
    entry: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """What a secret unlocks: a slot's seed and the keepers' public key that nobody can swap unnoticed."""

    seed: bytes
    keepers_public: bytes = NO_KEEPERS

    def __repr__(self) -> str:
        return "Seed(…)"


def computers_of(slots: Iterable[Slot], staff_id: str) -> tuple[Slot, ...]:
    """The computers that open the register for one person: such a slot's label is the id of its person."""
    return tuple(slot for slot in slots if slot.kind is SlotKind.COMPUTER and slot.label == staff_id)


def without_orphans(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The slots but for computers of people who have no slot of their own any more."""
    kept = tuple(slots)
    people = {slot.id for slot in kept if slot.kind is SlotKind.PERSON}
    return tuple(slot for slot in kept if slot.kind is not SlotKind.COMPUTER or slot.label in people)


def lock(
    seed: Seed,
    secret: bytes,
    pc_key: PcKey | None,
    *,
    register_id: str,
    slot_id: str,
    kind: SlotKind,
    label: str,
    cost: KdfCost,
) -> Slot:
    """A slot whose seed `secret` (and for a person the PC key) locks; its `entry` is still empty."""
    if (kind is SlotKind.PERSON) != (pc_key is not None):
        raise ValueError("a person's lock, and only theirs, needs the PC key")
    slot = Slot(
        id=slot_id,
        kind=kind,
        label=label,
        kdf=new_kdf(cost),
        pc_key_id=pc_key.id if pc_key else "",
        nonce=random_bytes(NONCE_BYTES),
        locked_seed=b"",
        entry=b"",
    )
    locked = crypto_aead_xchacha20poly1305_ietf_encrypt(
        seed.seed + seed.keepers_public,
        _bound_to(slot, register_id),
        slot.nonce,
        _lock_key(slot, secret, pc_key),
    )
    return replace(slot, locked_seed=locked)


def unlock(slot: Slot, secret: bytes, pc_key: PcKey | None, *, register_id: str) -> Seed | None:
    """The seed behind the slot's lock, or None when the secret is not the one."""
    key = _lock_key(slot, secret, pc_key)
    try:
        opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
            slot.locked_seed, _bound_to(slot, register_id), slot.nonce, key
        )
    except CryptoError:
        return None
    return Seed(seed=opened[:KEY_BYTES], keepers_public=opened[KEY_BYTES:])


def _lock_key(slot: Slot, secret: bytes, pc_key: PcKey | None) -> bytes:
    return digest(stretch(secret, slot.kdf), Label.LOCK, key=pc_key.key if pc_key else b"")


def _bound_to(slot: Slot, register_id: str) -> bytes:
    """All else of the lock, authenticated with the seed; the label may be renamed without a password."""
    return canonical(
        {
            "register_id": register_id,
            "id": slot.id,
            "kind": slot.kind.value,
            "kdf": {
                "alg": slot.kdf.alg,
                "mem": slot.kdf.mem,
                "ops": slot.kdf.ops,
                "salt": slot.kdf.salt.hex(),
            },
            "pc_key_id": slot.pc_key_id,
            "nonce": slot.nonce.hex(),
        }
    )
