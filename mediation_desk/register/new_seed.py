"""A person's new seed: new public keys, and what becomes of that which was sealed to the former ones."""

from __future__ import annotations

from collections.abc import Callable

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from sqlalchemy import delete, insert, select, update

from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.register.tables.office import staff_keys
from mediation_desk.register.tables.safekeeping import drafts, sealed_keys
from mediation_desk.register.tables.staff import former_keys

Told = Callable[[int, int], None]
"""Called with how many boxes are sealed anew and how many there are; raising stops it."""
_AT_ONCE = 500


def begin_anew(records: Records, staff_id: str, box_public: bytes, sign_public: bytes) -> None:
    """Keep the public keys of a new seed; boxes and drafts sealed to the former one are dropped.

    They would open for nobody. Texts wait for another reader's grant or a keepers' session. What this person
    signed before stays checked by the former key.
    """
    leave(records, staff_id)
    office.add_keys(records, staff_id, box_public, sign_public)


def leave(records: Records, staff_id: str) -> None:
    """Take a person's boxes, drafts and public keys away; nothing is sealed for them from now on."""
    records.connection.execute(delete(sealed_keys).where(sealed_keys.c.reader == staff_id))
    records.connection.execute(delete(drafts).where(drafts.c.author == staff_id))
    _retire(records, staff_id)


def carry_over(
    records: Records,
    staff_id: str,
    box_secret: bytes,
    box_public: bytes,
    sign_public: bytes,
    told: Told = lambda _done, _all: None,
) -> int:
    """Keep the public keys of a new seed and seal to it whatever opened for the former `box_secret`.

    Returns how many texts. A box that the former seed does not open is dropped: it opened for nobody.
    """
    opener, sealer = SealedBox(PrivateKey(box_secret)), SealedBox(PublicKey(box_public))

    def anew(box: bytes) -> bytes | None:
        try:
            return bytes(sealer.encrypt(opener.decrypt(box)))
        except CryptoError:
            return None

    mine = sealed_keys.c.reader == staff_id
    texts = list(records.connection.execute(select(sealed_keys.c.text_id).where(mine)).scalars())
    for start in range(0, len(texts), _AT_ONCE):
        told(start, len(texts))
        some = mine & sealed_keys.c.text_id.in_(texts[start : start + _AT_ONCE])
        rows = records.connection.execute(select(sealed_keys.c.text_id, sealed_keys.c.box).where(some)).all()
        records.connection.execute(delete(sealed_keys).where(some))
        made = [
            {"text_id": row.text_id, "reader": staff_id, "box": box}
            for row in rows
            if (box := anew(row.box)) is not None
        ]
        if made:
            records.connection.execute(insert(sealed_keys), made)
    told(len(texts), len(texts))
    own = drafts.c.author == staff_id
    for draft in records.connection.execute(select(drafts).where(own)).all():
        this = own & (drafts.c.form == draft.form) & (drafts.c.subject_id == draft.subject_id)
        cipher = anew(draft.cipher)
        kept = delete(drafts) if cipher is None else update(drafts).values(cipher=cipher)
        records.connection.execute(kept.where(this))
    _retire(records, staff_id)
    office.add_keys(records, staff_id, box_public, sign_public)
    return len(texts)


def _retire(records: Records, staff_id: str) -> None:
    row = records.connection.execute(select(staff_keys).where(staff_keys.c.staff_id == staff_id)).first()
    if row is None:
        return
    records.connection.execute(
        insert(former_keys).values(
            staff_id=staff_id,
            box_public=row.box_public,
            sign_public=row.sign_public,
            born_at=row.born_at,
            ended_at=records.now,
        )
    )
    records.connection.execute(delete(staff_keys).where(staff_keys.c.staff_id == staff_id))
