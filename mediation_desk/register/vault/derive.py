"""Keys made from keys: one function, so that every key in the register says what it is for."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from nacl.bindings import crypto_generichash_blake2b_salt_personal

KEY_BYTES: Final = 32


class Label(StrEnum):
    """What a derived key is for; the text (16 bytes at most) is BLAKE2b's `person` and never changes."""

    DATABASE = "md1.database"
    HEADER = "md1.header"
    MANIFEST = "md1.manifest"
    BOX = "md1.box"
    SIGN = "md1.sign"
    LOCK = "md1.lock"
    PC_KEY = "md1.pckey"
    CHECKSUM = "md1.checksum"
    SHORT_CODE = "md1.code"
    SHORT_LOCK = "md1.short"
    FINGERPRINT = "md1.fingerprint"
    PACKET = "md1.packet"


def derive(key: bytes, label: Label) -> bytes:
    """Make the 32-byte key for `label` out of a 32-byte key."""
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    return digest(b"", label, key=key)


def digest(data: bytes, label: Label, *, key: bytes = b"") -> bytes:
    """BLAKE2b-256 of `data` with `label` as person, keyed when `key` is given: checksum, MAC and mixing."""
    return crypto_generichash_blake2b_salt_personal(
        data, digest_size=KEY_BYTES, key=key, person=label.value.encode("ascii").ljust(16, b"\0")
    )
