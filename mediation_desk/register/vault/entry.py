"""A slot's entry: the register key, sealed to the slot's public key with the register and epoch it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from nacl.bindings import crypto_box_SEALBYTES
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey

from mediation_desk.register.vault.derive import KEY_BYTES, Label, derive

ID_BYTES: Final = 16
EPOCH_BYTES: Final = 8
ENTRY_BYTES: Final = KEY_BYTES + ID_BYTES + EPOCH_BYTES + crypto_box_SEALBYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKeys:
    """What may be known of a seed, 32 bytes each: X25519 to seal for it, Ed25519 to check it signed."""

    box: bytes
    sign: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The register key as a slot's seed finds it."""

    register_key: bytes
    register_id: str
    epoch: int

    def __repr__(self) -> str:
        return f"Entry(register_id={self.register_id!r}, epoch={self.epoch})"


def public_keys(seed: bytes) -> PublicKeys:
    """The public X25519 and Ed25519 keys of a seed, for the register's rows."""
    return PublicKeys(
        box=bytes(PrivateKey(derive(seed, Label.BOX)).public_key),
        sign=bytes(SigningKey(derive(seed, Label.SIGN)).verify_key),
    )


def seal_entry(entry: Entry, box: bytes) -> bytes:
    """RK ‖ register id (16 bytes) ‖ epoch (8 bytes, big-endian) in a sealed box for `box`."""
    plain = entry.register_key + bytes.fromhex(entry.register_id) + entry.epoch.to_bytes(EPOCH_BYTES, "big")
    return bytes(SealedBox(PublicKey(box)).encrypt(plain))


def open_entry(sealed: bytes, seed: bytes) -> Entry | None:
    """The entry, or None when it was not sealed to this seed."""
    try:
        plain = SealedBox(PrivateKey(derive(seed, Label.BOX))).decrypt(sealed)
    except CryptoError:
        return None
    if len(plain) != KEY_BYTES + ID_BYTES + EPOCH_BYTES:
        return None
    return Entry(
        register_key=plain[:KEY_BYTES],
        register_id=plain[KEY_BYTES:-EPOCH_BYTES].hex(),
        epoch=int.from_bytes(plain[-EPOCH_BYTES:], "big"),
    )
