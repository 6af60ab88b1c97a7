"""Anchors: where the journal stood at a moment, signed, to be kept outside the register.

The journal must contain every anchor ever made. Whoever cuts its end off, puts an older database back or
computes the chain anew cannot make it agree with anchors kept elsewhere.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from mediation_desk.register import journal, office
from mediation_desk.register.columns import canonical
from mediation_desk.register.records import Records
from mediation_desk.register.vault.header import parse_header

_DOMAIN = "md1.anchor"
_YEARS = range(2000, 2200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The journal's last entry at a moment (UTC), and which header the register held then.

    `public` and `signature` (Ed25519) are empty when whoever sat there held no key to sign with. `epoch` and
    `generation` are 0 for a register that keeps no header yet.
    """

    register_id: str
    epoch: int
    generation: int
    number: int
    hash: bytes
    at: datetime
    staff_id: str
    public: bytes = b""
    signature: bytes = b""


def make(records: Records) -> Anchor:
    """The anchor of this moment, signed by whoever sits here; writes nothing.

    Acts of this very transaction are not in it: they are chained by its commit.
    """
    text = office.setting(records, office.HEADER_TEXT, "")
    header = parse_header(text.encode("ascii")) if text else None
    number, last = journal.last(records)
    anchor = Anchor(
        register_id=records.seat.register_id,
        epoch=header.epoch if header else 0,
        generation=header.generation if header else 0,
        number=number,
        hash=last,
        at=records.now,
        staff_id=records.staff.id,
    )
    if records.seat.sign_secret is None:
        return anchor
    key = SigningKey(records.seat.sign_secret)
    anchor = replace(anchor, public=bytes(key.verify_key))
    return replace(anchor, signature=key.sign(signed_bytes(anchor)).signature)


def signed_bytes(anchor: Anchor) -> bytes:
    """What is signed: everything but the signature, in one order."""
    return canonical([_DOMAIN, *_fields(anchor)]).encode()


def is_signed(anchor: Anchor) -> bool:
    """Whether the signature fits the anchor and the key it names; whose key that is stands in the journal."""
    try:
        VerifyKey(anchor.public).verify(signed_bytes(anchor), anchor.signature)
    except (CryptoError, ValueError, TypeError):
        return False
    return True


def anchor_text(anchor: Anchor) -> str:
    """One line of text, without its line end, as files and manifests keep it."""
    return canonical([*_fields(anchor), anchor.signature.hex()])


def parse_anchor(text: str) -> Anchor:
    """The anchor of a line. ValueError when it is none."""
    try:
        register_id, epoch, generation, number, last, at, staff_id, public, signature = json.loads(text)
        anchor = Anchor(
            register_id=str(register_id),
            epoch=int(epoch),
            generation=int(generation),
            number=int(number),
            hash=bytes.fromhex(last),
            at=datetime.fromisoformat(at),
            staff_id=str(staff_id),
            public=bytes.fromhex(public),
            signature=bytes.fromhex(signature),
        )
    except (TypeError, OverflowError, RecursionError) as error:
        raise ValueError("not an anchor") from error
    # A stranger may have written it on a stick: it must be a number of a journal, at a moment of ours.
    if anchor.at.tzinfo is None or anchor.at.year not in _YEARS or not 0 <= anchor.number < 2**62:
        raise ValueError("not an anchor")
    return anchor


def _fields(anchor: Anchor) -> list[object]:
    return [
        anchor.register_id,
        anchor.epoch,
        anchor.generation,
        anchor.number,
        anchor.hash.hex(),
        anchor.at.astimezone(UTC).isoformat(),
        anchor.staff_id,
        anchor.public.hex(),
    ]
