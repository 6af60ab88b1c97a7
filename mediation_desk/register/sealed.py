"""Sealed texts: written for named readers only, signed by their author, never changed.

A text's random key is boxed to each reader (X25519 SealedBox); `sealed_keys` is the only list of readers. The
cipher is XChaCha20-Poly1305 over signature ‖ length ‖ text ‖ zeros up to a multiple of 512 bytes, and its
associated data names the register and the row, so that a row cannot be moved or passed off as another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any
from uuid import uuid4

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey
from nacl.utils import random
from sqlalchemy import bindparam, insert, select
from sqlalchemy.engine import Row

from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import key_births, office
from mediation_desk.register.records import Records
from mediation_desk.register.sealed_text import KEY, LENGTH, NONCE, open_text, text_place
from mediation_desk.register.tables.office import staff, staff_keys
from mediation_desk.register.tables.safekeeping import sealed, sealed_keys

BLOCK = 512
KEEPERS = "keepers"
_WITH_BOX = (
    select(sealed, sealed_keys.c.box)
    .join(sealed_keys, sealed_keys.c.text_id == sealed.c.id)
    .where(sealed.c.id.in_(bindparam("ids", expanding=True)), sealed_keys.c.reader == bindparam("reader"))
)


class SealedKind(StrEnum):
    """What is sealed; the kind decides who reads it."""

    RESTRICTED = "restricted"
    PRIVATE_CONTACT = "private_contact"
    RECORD_NOTE = "record_note"
    PROCESS_NOTE = "process_note"
    CONSULTATION = "consultation"


SHARED = (SealedKind.RESTRICTED, SealedKind.PRIVATE_CONTACT, SealedKind.CONSULTATION)
"""Kinds the office of director reads beside their author."""


def seal(
    records: Records, kind: SealedKind, text: str, reader_ids: Iterable[str] = (), version: int = 1
) -> str:
    """Seal `text` for its author, the office of director (SHARED kinds) and `reader_ids`.

    Readers without keys of their own are passed over: they get the text in a hand-over once they sign in.
    So are keepers whose public key is not the one this person's lock vouches for, staff whose public keys are
    not those the journal saw born (that is journalled), and directors the journal knows nothing of: somebody
    may have put them there.
    Returns the new text's id. Raises DeskError("sealed.no_seat") when a card, not a person, opened the desk.
    """
    author = records.seat.staff_id
    if author is None or records.seat.sign_secret is None or records.seat.box_secret is None:
        raise DeskError("sealed.no_seat")
    text_id = uuid4().hex
    body = text.encode("utf-8", "surrogatepass")
    place = text_place(records.seat.register_id, text_id, kind, version, author)
    signature = SigningKey(records.seat.sign_secret).sign(place + body).signature
    plain = signature + len(body).to_bytes(LENGTH, "big") + body
    plain += bytes(-len(plain) % BLOCK)
    key, nonce = random(KEY), random(NONCE)
    cipher = nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(plain, place, nonce, key)
    records.connection.execute(
        insert(sealed).values(
            id=text_id, kind=kind, version=version, author=author, cipher=cipher, written_at=records.now
        )
    )
    readers, passed = _readers(records, kind, {author, *reader_ids})
    readers |= {author: bytes(PrivateKey(records.seat.box_secret).public_key)}
    for reader, public in readers.items():
        box = bytes(SealedBox(PublicKey(public)).encrypt(key + text_id.encode()))
        records.connection.execute(insert(sealed_keys).values(text_id=text_id, reader=reader, box=box))
    for one in passed - {author}:
        records.journal("pass_reader_over", text_id, one)
    return text_id


def unseal(records: Records, text_id: str) -> str:
    """The text, if whoever sits here is one of its readers; the read is journalled by the caller.

    Raises DeskError("sealed.not_yours") for everybody else and DeskError("sealed.altered") when the row, its
    author or its signature is not what was sealed.
    """
    found = unseal_many(records, [text_id])
    if text_id not in found:
        raise DeskError("sealed.not_yours")
    return found[text_id]


def unseal_many(records: Records, text_ids: Sequence[str]) -> dict[str, str]:
    """Those of the texts that open for whoever sits here, by id. DeskError("sealed.altered")."""
    secret = records.seat.box_secret
    if secret is None or records.seat.staff_id is None:
        return {}
    rows = records.connection.execute(
        _WITH_BOX, {"ids": list(text_ids), "reader": records.seat.staff_id}
    ).all()
    authors = {
        author: [VerifyKey(key) for key in office.sign_publics(records, author)]
        for author in {row.author for row in rows}
    }
    opener = SealedBox(PrivateKey(secret))
    return {row.id: _opened(records, row, opener, authors[row.author]) for row in rows}


def _opened(records: Records, row: Row[Any], opener: SealedBox[PrivateKey], author: list[VerifyKey]) -> str:
    place = text_place(records.seat.register_id, row.id, row.kind, row.version, row.author)
    try:
        signature, body = open_text(opener, row.id, row.box, row.cipher, place)
        _check_signed(author, place + body, signature)
    except CryptoError as altered:
        raise DeskError("sealed.altered") from altered
    return body.decode("utf-8", "surrogatepass")


def may_open(records: Records, text_id: str) -> bool:
    """Whether whoever sits here is among the readers (nothing is opened)."""
    held = sealed_keys.c.text_id == text_id, sealed_keys.c.reader == records.seat.staff_id
    return records.connection.execute(select(sealed_keys.c.reader).where(*held)).first() is not None


def openable(records: Records, text_ids: Iterable[str]) -> frozenset[str]:
    """Those of the texts among whose readers whoever sits here is (nothing is opened)."""
    held = sealed_keys.c.text_id.in_(list(text_ids)), sealed_keys.c.reader == records.seat.staff_id
    return frozenset(records.connection.execute(select(sealed_keys.c.text_id).where(*held)).scalars())


def trusted_keepers(records: Records) -> bytes | None:
    """The keepers' box key, if the register's row holds the one this person's own lock vouches for."""
    found = select(staff_keys.c.box_public).where(staff_keys.c.staff_id == KEEPERS)
    public = records.connection.execute(found).scalar()
    known = records.seat.keepers_public
    return known if public is not None and bytes(public) == known else None


def _readers(records: Records, kind: SealedKind, wanted: set[str]) -> tuple[dict[str, bytes], set[str]]:
    """(public keys by reader, those passed over because their keys are not as they were born)."""
    rows = records.connection.execute(
        select(
            staff_keys.c.staff_id,
            staff_keys.c.box_public,
            staff_keys.c.sign_public,
            staff.c.roles,
            staff.c.active,
        ).join(staff, staff.c.id == staff_keys.c.staff_id, isouter=True)
    )
    shared = kind in SHARED
    chosen: dict[str, bytes] = {}
    passed: set[str] = set()
    for row in rows:
        if row.staff_id == KEEPERS:  # whoever could read an earlier version: they never come by `wanted`
            if kind is not SealedKind.PROCESS_NOTE and bytes(row.box_public) == records.seat.keepers_public:
                chosen[KEEPERS] = row.box_public
            continue
        director = shared and row.active and Role.DIRECTOR in (row.roles or ())
        director = director and key_births.is_named_director(records, row.staff_id)
        if row.staff_id not in wanted and not director:
            continue
        if key_births.is_born(records, row.staff_id, bytes(row.box_public), bytes(row.sign_public)):
            chosen[row.staff_id] = row.box_public
        else:
            passed.add(row.staff_id)
    return chosen, passed


def _check_signed(author: list[VerifyKey], said: bytes, signature: bytes) -> None:
    """Whether the author signed this, with today's key or that of a former seed; CryptoError otherwise."""
    for public in author:
        try:
            public.verify(said, signature)
        except CryptoError:
            continue
        return
    raise CryptoError("not signed by its author")
