"""PBKDF2 (RFC 8018) by the standard library's own hashes, for a Python that was built without OpenSSL.

`hashlib.pbkdf2_hmac` comes from OpenSSL alone. The packaged program carries none, and needs PBKDF2 for the
keepers' sheets (SLIP-39, 20,000 rounds) and for the keys of page hashes (2 rounds): no password goes here.
"""

from __future__ import annotations

import hashlib

_INNER = bytes(one ^ 0x36 for one in range(256))
_OUTER = bytes(one ^ 0x5C for one in range(256))


def pbkdf2_hmac(hash_name: str, password: bytes, salt: bytes, iterations: int, dklen: int) -> bytes:
    """`dklen` bytes derived in `iterations` rounds, as `hashlib.pbkdf2_hmac` gives them.

    Raises ValueError for a hash that is not there, and for fewer than one round or byte.
    """
    if iterations < 1 or dklen < 1:
        raise ValueError("at least one round and one byte")
    size = hashlib.new(hash_name).block_size
    key = hashlib.new(hash_name, password).digest() if len(password) > size else password
    key = key.ljust(size, b"\0")
    inner, outer = (hashlib.new(hash_name, key.translate(pad)) for pad in (_INNER, _OUTER))

    def keyed(content: bytes) -> bytes:
        begun, ended = inner.copy(), outer.copy()
        begun.update(content)
        ended.update(begun.digest())
        return ended.digest()

    made, block = b"", 0
    while len(made) < dklen:
        block += 1
        turn = keyed(salt + block.to_bytes(4, "big"))
        mixed = int.from_bytes(turn, "big")
        for _round in range(iterations - 1):
            turn = keyed(turn)
            mixed ^= int.from_bytes(turn, "big")
        made += mixed.to_bytes(inner.digest_size, "big")
    return made[:dklen]


def fill_in() -> None:
    """Give `hashlib` the function its Python lacks, before a library that calls it is used."""
    if not hasattr(hashlib, "pbkdf2_hmac"):
        hashlib.pbkdf2_hmac = pbkdf2_hmac  # type: ignore[assignment]  # called alike
