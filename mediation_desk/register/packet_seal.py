"""The outside of a packet: sealed to the key of one centre, signed by the station that made it.

A file is head ‖ SealedBox(station's public key ‖ signature ‖ length ‖ body ‖ zeros up to 4096). The head
names the format and, by eight bytes, the key it is sealed to; it is signed with the rest, and so are that
key and the station's, so that a packet can be passed on to nobody else and no byte of it can be another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from mediation_desk.domain.fingerprint import fingerprint_of
from mediation_desk.domain.packet import PacketKeyKind
from mediation_desk.errors import DeskError
from mediation_desk.register.vault.derive import KEY_BYTES, Label, digest

MAGIC: Final = b"desk-packet"
FORMAT: Final = 1
MOST_FILE: Final = 64 * 1024 * 1024
"""Bytes of the largest packet that is read."""
_TAG = 8
_HEAD = len(MAGIC) + 1 + _TAG
_SIGNATURE = 64
_LENGTH = 8
_BLOCK = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsealed:
    """What was inside: the key that signed it, which of our keys opened it, the body."""

    station_public: bytes
    key_id: str
    body: bytes = field(repr=False)


def public_of(kind: PacketKeyKind, secret: bytes) -> bytes:
    """The public half of a 32-byte private key."""
    if kind is PacketKeyKind.OPEN:
        return bytes(PrivateKey(secret).public_key)
    return bytes(SigningKey(secret).verify_key)


def print_of(kind: PacketKeyKind, public: bytes) -> str:
    """The fingerprint of a public key, as paper and screen show it."""
    return fingerprint_of(digest(kind.encode() + public, Label.FINGERPRINT))


def seal_packet(body: bytes, centre_public: bytes, sign_secret: bytes) -> bytes:
    """The file: signed with the station's key, sealed to the centre's."""
    signer = SigningKey(sign_secret)
    station_public = bytes(signer.verify_key)
    head = MAGIC + bytes([FORMAT]) + _tag(centre_public)
    signature = signer.sign(_signed(head, centre_public, station_public, body)).signature
    plain = station_public + signature + len(body).to_bytes(_LENGTH, "big") + body
    plain += bytes(-len(plain) % _BLOCK)
    return head + bytes(SealedBox(PublicKey(centre_public)).encrypt(plain))


def open_packet(data: bytes, secrets: Mapping[str, bytes]) -> Unsealed:
    """Open a packet with one of `secrets` (by id of the key) and check who signed it.

    Raises DeskError: packet.too_large, packet.not_one, packet.newer, packet.other_key (sealed to none of
    these keys), packet.damaged (not one byte of it may be another), packet.unsigned.
    """
    if len(data) > MOST_FILE:
        raise DeskError("packet.too_large", field="packet")
    if len(data) < _HEAD or not data.startswith(MAGIC):
        raise DeskError("packet.not_one", field="packet")
    if data[len(MAGIC)] != FORMAT:
        raise DeskError("packet.newer", field="packet")
    head = data[:_HEAD]
    for key_id, secret in secrets.items():
        public = public_of(PacketKeyKind.OPEN, secret)
        if head[-_TAG:] == _tag(public):
            return _opened(head, data[_HEAD:], key_id, secret, public)
    raise DeskError("packet.other_key", field="packet")


def _opened(head: bytes, sealed: bytes, key_id: str, secret: bytes, public: bytes) -> Unsealed:
    try:
        plain = SealedBox(PrivateKey(secret)).decrypt(sealed)
    except (CryptoError, ValueError) as fault:
        raise DeskError("packet.damaged", field="packet") from fault
    start = KEY_BYTES + _SIGNATURE + _LENGTH
    length = int.from_bytes(plain[start - _LENGTH : start], "big")
    if len(plain) < start or length > len(plain) - start or any(plain[start + length :]):
        raise DeskError("packet.damaged", field="packet")
    station, signature = plain[:KEY_BYTES], plain[KEY_BYTES : KEY_BYTES + _SIGNATURE]
    body = plain[start : start + length]
    try:
        VerifyKey(station).verify(_signed(head, public, station, body), signature)
    except (CryptoError, ValueError) as fault:
        raise DeskError("packet.unsigned", field="packet") from fault
    return Unsealed(station_public=station, key_id=key_id, body=body)


def _signed(head: bytes, centre_public: bytes, station_public: bytes, body: bytes) -> bytes:
    return head + centre_public + station_public + digest(body, Label.PACKET)


def _tag(public: bytes) -> bytes:
    return digest(public, Label.PACKET)[:_TAG]
