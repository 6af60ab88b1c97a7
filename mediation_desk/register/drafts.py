"""Drafts: what is being typed, sealed to its author before SQL sees it.

Sealing needs only public keys, so a lock can always keep what stands in a form. The draft of a counselling
record is sealed once more to the keepers: it is the office's, and must outlive its author's password.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from sqlalchemy import Table, delete, select
from sqlalchemy.dialects.sqlite import insert

from mediation_desk.errors import DeskError
from mediation_desk.register import key_births, office
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import BLOCK, trusted_keepers
from mediation_desk.register.tables.counselling import draft_copies
from mediation_desk.register.tables.safekeeping import drafts

NOTE = "counselling_note"
SAVED = "counselling_note_saved"
"""A note saved on purpose and not signed yet: kept like a draft, but nothing half-finished."""

OTHER = "counselling_note_other"
"""The text not chosen after a crash, kept until the note is signed."""

SET_ASIDE = frozenset({SAVED, OTHER, "service_record"})
"""Kept as drafts are, but waiting for nobody."""

RECORDS = frozenset(
    {
        NOTE,
        SAVED,
        OTHER,
        "counselling_addition",
        "counselling_open",
        "counselling_words",
        "counselling_session",
        "scale",
        "scale_void",
        "crisis",
        "service_record",
    }
)
"""Forms whose drafts the keepers can open too; a private note is never among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """That a draft exists: of which form, on what, since when."""

    form: str
    subject_id: str
    saved_at: datetime


def keep(records: Records, form: str, subject_id: str, text: str) -> None:
    """Keep `text` as the author's only draft of this form on this subject; replaces the one before."""
    plain = _padded(text)
    fields = {"form": form, "subject_id": subject_id, "author": records.staff.id}
    own = _own_public(records)
    if own is None:
        raise DeskError("sealed.no_seat")
    cipher = bytes(SealedBox(own).encrypt(plain))
    kept = insert(drafts).values(**fields, cipher=cipher, saved_at=records.now)
    records.connection.execute(
        kept.on_conflict_do_update(
            index_elements=list(fields), set_={"cipher": cipher, "saved_at": records.now}
        )
    )
    keepers = trusted_keepers(records) if form in RECORDS else None
    if keepers is not None:
        copied = bytes(SealedBox(PublicKey(keepers)).encrypt(plain))
        copy = insert(draft_copies).values(**fields, cipher=copied)
        records.connection.execute(
            copy.on_conflict_do_update(index_elements=list(fields), set_={"cipher": copied})
        )


def get(records: Records, form: str, subject_id: str) -> str | None:
    """The author's draft, or None.

    Raises DeskError("sealed.altered") when it does not open, and DeskError("draft.needs_password") when there
    is one and whoever sits here has no keys: it must not be written over unread.
    """
    cipher = records.connection.execute(
        select(drafts.c.cipher).where(*_of(drafts, form, subject_id, records.staff.id))
    ).scalar()
    if cipher is None:
        return None
    if records.seat.box_secret is None:
        raise DeskError("draft.needs_password")
    return _opened(records.seat.box_secret, cipher)


def sealed_to(box_public: bytes, text: str) -> bytes:
    """A draft's cipher for whoever holds this key."""
    return bytes(SealedBox(PublicKey(box_public)).encrypt(_padded(text)))


def opened_with(secret: bytes, cipher: bytes) -> str:
    """What `sealed_to` sealed, for whoever holds the key. DeskError("sealed.altered")."""
    return _opened(secret, cipher)


def get_for_keepers(
    records: Records, keepers_secret: bytes, form: str, subject_id: str, author: str
) -> str | None:
    """A record's draft as the keepers' own key opens it, or None; DeskError("sealed.altered")."""
    wanted = _of(draft_copies, form, subject_id, author)
    cipher = records.connection.execute(select(draft_copies.c.cipher).where(*wanted)).scalar()
    return None if cipher is None else _opened(keepers_secret, cipher)


def drop(records: Records, form: str, subject_id: str) -> None:
    """Forget the draft, once what it held is saved or thrown away on purpose."""
    for table in (drafts, draft_copies):
        records.connection.execute(delete(table).where(*_of(table, form, subject_id, records.staff.id)))


def lines(records: Records) -> list[DraftLine]:
    """The author's own drafts, newest first."""
    found = select(drafts.c.form, drafts.c.subject_id, drafts.c.saved_at)
    own = found.where(drafts.c.author == records.staff.id, drafts.c.form.not_in(SET_ASIDE))
    own = own.order_by(drafts.c.saved_at.desc())
    return [
        DraftLine(form=row.form, subject_id=row.subject_id, saved_at=row.saved_at)
        for row in records.connection.execute(own)
    ]


def _of(table: Table, form: str, subject_id: str, author: str):  # type: ignore[no-untyped-def]
    # SQLAlchemy's expression types say less than the three comparisons themselves.
    return table.c.form == form, table.c.subject_id == subject_id, table.c.author == author


def _own_public(records: Records) -> PublicKey | None:
    """The author's own key: from their secret or, let in by this computer alone, as it was born."""
    if records.seat.box_secret is not None:
        return PrivateKey(records.seat.box_secret).public_key
    keys = office.public_keys(records, records.staff.id)
    if keys is None or not key_births.is_born(records, records.staff.id, *keys):
        return None
    return PublicKey(keys[0])


def _padded(text: str) -> bytes:
    body = text.encode("utf-8", "surrogatepass")
    plain = len(body).to_bytes(4, "big") + body
    return plain + bytes(-len(plain) % BLOCK)


def _opened(secret: bytes, cipher: bytes) -> str:
    try:
        plain = SealedBox(PrivateKey(secret)).decrypt(cipher)
    except CryptoError as altered:
        raise DeskError("sealed.altered") from altered
    return plain[4 : 4 + int.from_bytes(plain[:4], "big")].decode("utf-8", "surrogatepass")
