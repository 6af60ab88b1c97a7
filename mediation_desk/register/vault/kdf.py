"""The slow step between a password and a key: Argon2id, with its cost written in the header."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from nacl.bindings import (
    crypto_pwhash_alg,
    crypto_pwhash_ALG_ARGON2ID13,
    crypto_pwhash_SALTBYTES,
)
from nacl.utils import random as random_bytes

from mediation_desk.errors import DeskError
from mediation_desk.register.vault.derive import KEY_BYTES

ARGON2ID: Final = "argon2id13"
SALT_BYTES: Final = crypto_pwhash_SALTBYTES
MEBIBYTE: Final = 1024 * 1024
LEAST_MEMORY, MOST_MEMORY = 64 * MEBIBYTE, 1024 * MEBIBYTE
LEAST_PASSES, MOST_PASSES = 2, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfCost:
    """What one guess costs: memory in bytes and passes; the default takes 0.5 to 1 s on an office PC."""

    memory: int = 256 * MEBIBYTE
    passes: int = 3


LEAST_COST: Final = KdfCost(memory=LEAST_MEMORY, passes=LEAST_PASSES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kdf:
    """The header's kdf field: algorithm, memory in bytes, passes, 16 bytes of salt."""

    alg: str
    mem: int
    ops: int
    salt: bytes


def new_kdf(cost: KdfCost) -> Kdf:
    """A fresh salt at this cost."""
    return Kdf(alg=ARGON2ID, mem=cost.memory, ops=cost.passes, salt=random_bytes(SALT_BYTES))


def stretch(secret: bytes, kdf: Kdf) -> bytes:
    """The 32 bytes Argon2id makes of `secret`.

    Parameters outside 64 MiB to 1 GiB and 2 to 10 passes are refused (DeskError `vault.kdf_refused`):
    a header put there by somebody else may neither make guessing cheap nor stop the PC.
    """
    if (
        kdf.alg != ARGON2ID
        or not LEAST_MEMORY <= kdf.mem <= MOST_MEMORY
        or not LEAST_PASSES <= kdf.ops <= MOST_PASSES
        or len(kdf.salt) != SALT_BYTES
    ):
        raise DeskError("vault.kdf_refused")
    try:
        return crypto_pwhash_alg(
            KEY_BYTES, secret, kdf.salt, kdf.ops, kdf.mem, alg=crypto_pwhash_ALG_ARGON2ID13
        )
    except MemoryError as error:
        raise DeskError("vault.memory_short", mebibytes=kdf.mem // MEBIBYTE) from error
