"""The short lock's cryptography: a seed that stays in memory, behind six digits and a key of this process.

Six digits alone could be guessed by whoever reads the memory; they are stretched, so that this takes days.
Nothing of this module's seed is ever written down; only the stretched code is kept, under a key that the
person's own seed alone makes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Final

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError
from nacl.utils import random as random_bytes

from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.derive import KEY_BYTES, Label, derive, digest
from mediation_desk.register.vault.kdf import MEBIBYTE, Kdf, KdfCost, new_kdf, stretch
from mediation_desk.register.vault.opened import Opened
from mediation_desk.register.vault.slots import NONCE_BYTES, Seed

SHORT_COST: Final = KdfCost(memory=128 * MEBIBYTE, passes=4)
"""About 0.3 s on an office PC: a million codes take days, and the person waits no longer than a breath."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortKey:
    """A code as Argon2id stretched it (32 bytes), and how."""

    kdf: Kdf
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortLocked:
    """All that memory holds of a short-locked desk but the process key: nothing in it opens by itself."""

    register_id: str
    slot_id: str
    kdf: Kdf
    nonce: bytes
    cipher: bytes


def process_key() -> bytes:
    """A random key for the life of this process."""
    return random_bytes(KEY_BYTES)


def new_short_key(code: str, cost: KdfCost = SHORT_COST) -> ShortKey:
    """Stretch an accepted code with a fresh salt."""
    kdf = new_kdf(cost)
    return ShortKey(kdf=kdf, key=stretch(code.encode("ascii"), kdf))


def keep(short: ShortKey, opened: Opened) -> str:
    """The text the register keeps of a person's code: only their own seed makes it or opens it.

    Whoever holds the register key alone can therefore neither read a code nor put another in its place.
    """
    kdf = {"alg": short.kdf.alg, "mem": short.kdf.mem, "ops": short.kdf.ops, "salt": short.kdf.salt.hex()}
    nonce = random_bytes(NONCE_BYTES)
    plain = canonical({"kdf": kdf, "key": short.key.hex()})
    sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(plain, _owner(opened), nonce, _own_key(opened))
    return (nonce + sealed).hex()


def fetch(kept: str, opened: Opened) -> ShortKey | None:
    """The code kept in `keep`'s text; None when it is not of this seed (reset, or made by another)."""
    try:
        data = bytes.fromhex(kept)
        plain = crypto_aead_xchacha20poly1305_ietf_decrypt(
            data[NONCE_BYTES:], _owner(opened), data[:NONCE_BYTES], _own_key(opened)
        )
    except (ValueError, CryptoError):
        return None
    fields = json.loads(plain)
    kdf = fields["kdf"]
    return ShortKey(
        kdf=Kdf(alg=kdf["alg"], mem=kdf["mem"], ops=kdf["ops"], salt=bytes.fromhex(kdf["salt"])),
        key=bytes.fromhex(fields["key"]),
    )


def wrap(opened: Opened, short: ShortKey, process: bytes) -> ShortLocked:
    """Put a person's seed behind their code and the process key."""
    if opened.seed is None:
        raise ValueError("only a person's seed is worth a short lock")
    nonce = random_bytes(NONCE_BYTES)
    place = _place(opened.register_id, opened.slot_id)
    cipher = crypto_aead_xchacha20poly1305_ietf_encrypt(
        opened.seed + opened.keepers_public, place, nonce, digest(short.key, Label.SHORT_LOCK, key=process)
    )
    return ShortLocked(
        register_id=opened.register_id, slot_id=opened.slot_id, kdf=short.kdf, nonce=nonce, cipher=cipher
    )


def unwrap(locked: ShortLocked, code: str, process: bytes) -> Seed | None:
    """The seed, or None when the code is not the one."""
    stretched = stretch(code.encode("utf-8", "surrogatepass"), locked.kdf)
    place = _place(locked.register_id, locked.slot_id)
    try:
        plain = crypto_aead_xchacha20poly1305_ietf_decrypt(
            locked.cipher, place, locked.nonce, digest(stretched, Label.SHORT_LOCK, key=process)
        )
    except CryptoError:
        return None
    return Seed(seed=plain[:KEY_BYTES], keepers_public=plain[KEY_BYTES:])


def _own_key(opened: Opened) -> bytes:
    if opened.seed is None:
        raise ValueError("only a person has a code")
    return derive(opened.seed, Label.SHORT_CODE)


def _owner(opened: Opened) -> bytes:
    return _place(opened.register_id, opened.slot_id)


def _place(register_id: str, slot_id: str) -> bytes:
    return canonical({"register_id": register_id, "id": slot_id, "kind": "short"})
