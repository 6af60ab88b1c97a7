"""Which live Python objects hold a secret: what locking must leave none of."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from hashlib import blake2b

from mediation_desk.services.session import Session


def marks(secrets: Iterable[bytes]) -> frozenset[bytes]:
    """Digests by which secrets, raw and in hexadecimal, are known again without being held."""
    return frozenset(mark for secret in secrets for mark in (_mark(secret), _mark(secret.hex().encode())))


def marks_of(session: Session) -> frozenset[bytes]:
    """The marks of everything a session's keys could open."""
    keys = session.keys
    own = (keys.seed, keys.box_secret_key, keys.sign_key)
    return marks(
        [keys.register_key, keys.database_key, keys.header_key, *(key for key in own if key is not None)]
    )


def holders(wanted: frozenset[bytes]) -> list[str]:
    """What kind of object holds one of the marked secrets; empty after a good lock."""
    gc.collect()
    found = []
    for holder in gc.get_objects():
        for held in gc.get_referents(holder):
            if isinstance(held, str) and len(held) in (64, 67):
                held = held.strip("x'").encode("utf-8", "replace")
            if isinstance(held, bytes | bytearray) and _mark(bytes(held)) in wanted:
                found.append(f"{type(holder).__module__}.{type(holder).__qualname__}")
    return found


def _mark(secret: bytes) -> bytes:
    return blake2b(secret, digest_size=16, person=b"tests.memory").digest()
