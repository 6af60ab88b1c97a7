"""Boxes of the keepers: made for them by a present reader, opened by them for a reader named in a session."""

from __future__ import annotations

from collections.abc import Iterable

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from sqlalchemy import ColumnElement, and_, delete, func, insert, select

from mediation_desk.errors import DeskError
from mediation_desk.register import key_births, office
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import KEEPERS, SealedKind, trusted_keepers
from mediation_desk.register.tables.counselling import draft_copies
from mediation_desk.register.tables.office import staff, staff_keys
from mediation_desk.register.tables.safekeeping import sealed, sealed_keys

_MOST = 500  # rows of one statement, well under SQLite's limit of variables


def box_for_keepers(records: Records, set_id: str) -> int:
    """Give the keepers a box of every text whoever sits here can read and they cannot; how many.

    Process notes stay their author's alone. Raises DeskError("keepers.swapped") when the row's key is not the
    one this person's lock vouches for. One entry in the journal.
    """
    public, secret = _trusted(records), records.seat.box_secret
    if secret is None or records.seat.staff_id is None:
        raise DeskError("sealed.no_seat")
    theirs = select(sealed_keys.c.text_id).where(sealed_keys.c.reader == KEEPERS)
    mine = (
        select(sealed_keys.c.text_id, sealed_keys.c.box)
        .join(sealed, sealed.c.id == sealed_keys.c.text_id)
        .where(
            sealed_keys.c.reader == records.seat.staff_id,
            sealed.c.kind != SealedKind.PROCESS_NOTE,
            sealed_keys.c.text_id.not_in(theirs),
        )
    )
    done = _copy(records, records.connection.execute(mine).all(), secret, {KEEPERS: public})
    if done:
        records.journal("box_for_keepers", set_id)
    return done


def move_to(records: Records, old_secret: bytes) -> int:
    """With the former keepers' secret: give the new ones every box the former had; how many."""
    public = _trusted(records)
    held = select(sealed_keys.c.text_id, sealed_keys.c.box).where(sealed_keys.c.reader == KEEPERS)
    rows = records.connection.execute(held).all()
    drop_all(records)
    return _copy(records, rows, old_secret, {KEEPERS: public})


def drop_all(records: Records) -> None:
    """Take every keepers' box and copy of a draft away: sheets that do not count any more open nothing."""
    records.connection.execute(delete(sealed_keys).where(sealed_keys.c.reader == KEEPERS))
    records.connection.execute(delete(draft_copies))


def only_for_keepers(records: Records) -> int:
    """How many texts nobody but the keepers can open, because their readers left or lost their password."""
    readers = select(sealed_keys.c.text_id).where(
        sealed_keys.c.reader.in_(
            select(staff_keys.c.staff_id)
            .join(staff, staff.c.id == staff_keys.c.staff_id)
            .where(staff.c.active.is_(True))
        )
    )
    held = select(func.count()).select_from(sealed_keys).where(sealed_keys.c.reader == KEEPERS)
    return int(records.connection.execute(held.where(sealed_keys.c.text_id.not_in(readers))).scalar_one())


def not_boxed(records: Records, text_ids: Iterable[str], reader_id: str) -> int:
    """How many of these neither this reader nor the keepers of today can open yet; process notes apart."""
    boxed = select(sealed_keys.c.text_id).where(sealed_keys.c.reader.in_((KEEPERS, reader_id)))
    wanted, found = sorted(set(text_ids)), 0
    for at in range(0, len(wanted), _MOST):
        lacking = select(func.count()).where(
            sealed.c.id.in_(wanted[at : at + _MOST]),
            sealed.c.id.not_in(boxed),
            sealed.c.kind != SealedKind.PROCESS_NOTE,
        )
        found += int(records.connection.execute(lacking).scalar_one())
    return found


def open_for(records: Records, keepers_secret: bytes, text_ids: Iterable[str], reader_id: str) -> list[str]:
    """Seal these texts to one more reader, with the keepers' secret; the ids it was new for.

    Texts without a box of the keepers, and process notes, are passed over. Raises DeskError
    ("keepers.reader_without_keys"), DeskError("sealed.reader_swapped") and DeskError("sealed.altered").
    """
    keys = office.public_keys(records, reader_id)
    if keys is None:
        raise DeskError("keepers.reader_without_keys", field="reader")
    if not key_births.is_born(records, reader_id, *keys):
        raise DeskError("sealed.reader_swapped", field="reader")
    opened: list[str] = []
    wanted = sorted(set(text_ids))
    for at in range(0, len(wanted), _MOST):
        lacking = _lacking(wanted[at : at + _MOST], reader_id)
        rows = records.connection.execute(
            select(sealed_keys.c.text_id, sealed_keys.c.box)
            .join(sealed, sealed.c.id == sealed_keys.c.text_id)
            .where(lacking, sealed.c.kind != SealedKind.PROCESS_NOTE)
        ).all()
        _copy(records, rows, keepers_secret, {reader_id: keys[0]}, strict=True)
        opened += [row.text_id for row in rows]
    return opened


def _lacking(text_ids: list[str], reader_id: str) -> ColumnElement[bool]:
    has = select(sealed_keys.c.text_id).where(
        sealed_keys.c.reader == reader_id, sealed_keys.c.text_id.in_(text_ids)
    )
    return and_(
        sealed_keys.c.reader == KEEPERS,
        sealed_keys.c.text_id.in_(text_ids),
        sealed_keys.c.text_id.not_in(has),
    )


def _copy(records: Records, rows, secret: bytes, readers: dict[str, bytes], *, strict: bool = False) -> int:  # type: ignore[no-untyped-def]
    # `rows` are (text_id, box); SQLAlchemy's own row type says nothing of its columns.
    opener, made = SealedBox(PrivateKey(secret)), []
    for row in rows:
        try:
            key = opener.decrypt(bytes(row.box))
        except CryptoError as altered:
            if strict:
                raise DeskError("sealed.altered") from altered
            continue  # a box of keys this person had before: somebody else's turn
        made += [
            {
                "text_id": row.text_id,
                "reader": reader,
                "box": bytes(SealedBox(PublicKey(public)).encrypt(key)),
            }
            for reader, public in readers.items()
        ]
    if made:
        records.connection.execute(insert(sealed_keys), made)
    return len(made)


def _trusted(records: Records) -> bytes:
    public = trusted_keepers(records)
    if public is None:
        raise DeskError("keepers.swapped")
    return public
