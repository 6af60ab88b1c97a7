"""What is inside a seal: a text's place, and its box and cipher opened, with cryptography alone."""

from __future__ import annotations

import json
from typing import Final

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

KEY: Final = 32
NONCE: Final = 24
LENGTH: Final = 4
_SIGNATURE: Final = 64


def text_place(register_id: str, text_id: str, kind: str, version: int, author: str) -> bytes:
    """What a text is bound to: its register and its row, so that it cannot be moved or passed off."""
    told = ["md1.text", register_id, text_id, str(kind), version, author]
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def open_text(
    opener: SealedBox[PrivateKey], text_id: str, box: bytes, cipher: bytes, place: bytes
) -> tuple[bytes, bytes]:
    """(signature, text) of what was sealed. CryptoError when it is not this text's box or was altered."""
    opened = opener.decrypt(box)
    if opened[KEY:] != text_id.encode():
        raise CryptoError("a box of another text")
    plain = crypto_aead_xchacha20poly1305_ietf_decrypt(cipher[NONCE:], place, cipher[:NONCE], opened[:KEY])
    length = int.from_bytes(plain[_SIGNATURE : _SIGNATURE + LENGTH], "big")
    return plain[:_SIGNATURE], plain[_SIGNATURE + LENGTH :][:length]
