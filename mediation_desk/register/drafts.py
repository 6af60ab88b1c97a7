"""Drafts: what is being typed, sealed to its author before SQL sees it.

Sealing needs only the author's public key, so a lock can always keep what stands in a form.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import BLOCK
from mediation_desk.register.tables.office import staff_keys
from mediation_desk.register.tables.safekeeping import drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """That a draft exists: of which form, on what, since when."""

    form: str
    subject_id: str
    saved_at: datetime


def keep(records: Records, form: str, subject_id: str, text: str) -> None:
    """Keep `text` as the author's only draft of this form on this subject; replaces the one before."""
    body = text.encode("utf-8", "surrogatepass")
    plain = len(body).to_bytes(4, "big") + body
    plain += bytes(-len(plain) % BLOCK)
    cipher = bytes(SealedBox(_own_key(records)).encrypt(plain))
    fields = {"form": form, "subject_id": subject_id, "author": records.staff.id}
    kept = insert(drafts).values(**fields, cipher=cipher, saved_at=records.now)
    records.connection.execute(
        kept.on_conflict_do_update(
            index_elements=list(fields), set_={"cipher": cipher, "saved_at": records.now}
        )
    )


def get(records: Records, form: str, subject_id: str) -> str | None:
    """The author's draft, or None; DeskError("sealed.altered") when it does not open."""
    cipher = records.connection.execute(
        select(drafts.c.cipher).where(*_own(records, form, subject_id))
    ).scalar()
    if cipher is None or records.seat.box_secret is None:
        return None
    try:
        plain = SealedBox(PrivateKey(records.seat.box_secret)).decrypt(cipher)
    except CryptoError as altered:
        raise DeskError("sealed.altered") from altered
    return plain[4 : 4 + int.from_bytes(plain[:4], "big")].decode("utf-8", "surrogatepass")


def drop(records: Records, form: str, subject_id: str) -> None:
    """Forget the draft, once what it held is saved or thrown away on purpose."""
    records.connection.execute(delete(drafts).where(*_own(records, form, subject_id)))


def lines(records: Records) -> list[DraftLine]:
    """The author's own drafts, newest first."""
    found = select(drafts.c.form, drafts.c.subject_id, drafts.c.saved_at)
    own = found.where(drafts.c.author == records.staff.id).order_by(drafts.c.saved_at.desc())
    return [
        DraftLine(form=row.form, subject_id=row.subject_id, saved_at=row.saved_at)
        for row in records.connection.execute(own)
    ]


def _own(records: Records, form: str, subject_id: str):  # type: ignore[no-untyped-def]
    # SQLAlchemy's expression types say less than the three comparisons themselves.
    return drafts.c.form == form, drafts.c.subject_id == subject_id, drafts.c.author == records.staff.id


def _own_key(records: Records) -> PublicKey:
    found = select(staff_keys.c.box_public).where(staff_keys.c.staff_id == records.staff.id)
    public = records.connection.execute(found).scalar()
    if public is None:
        raise DeskError("sealed.no_seat")
    return PublicKey(public)
