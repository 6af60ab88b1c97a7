"""Keepers in the register: who they are, their public keys, and a director's signature for these keys.

The keys stand where everybody's stand (`staff_keys`), so whoever can write the database could put others
there. Three things tell: each person's lock holds the keepers' key it knows, a new one is learned only with a
director's signature, and the person is told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey
from sqlalchemy import insert, select, update

from mediation_desk.domain.keeper_sheet import Keeper
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import key_births, office
from mediation_desk.register.columns import canonical
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import KEEPERS
from mediation_desk.register.tables import recovery
from mediation_desk.register.tables.office import staff_keys
from mediation_desk.register.vault.entry import PublicKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class KeeperSet:
    """Three keepers and the public keys of their secret; `id` is the header's slot."""

    id: str
    public: PublicKeys
    keepers: tuple[Keeper, ...]
    appointed_at: datetime
    appointed_by: str
    vouched_by: str
    voucher: bytes = field(repr=False)


def current(records: Records) -> KeeperSet | None:
    """The keepers of today, None when there are none."""
    table = recovery.keeper_sets
    row = records.connection.execute(select(table).where(table.c.ended_at.is_(None))).first()
    return None if row is None else _set(records, row)


def named(records: Records, set_id: str) -> KeeperSet:
    """A set of keepers, former ones too. DeskError("keepers.missing")."""
    table = recovery.keeper_sets
    row = records.connection.execute(select(table).where(table.c.id == set_id)).first()
    if row is None:
        raise DeskError("keepers.missing")
    return _set(records, row)


def appoint(records: Records, set_id: str, public: PublicKeys, keepers: tuple[Keeper, ...]) -> None:
    """Keep a new set in place of the one before, with their public keys, vouched for by whoever acts."""
    table = recovery.keeper_sets
    records.connection.execute(update(table).where(table.c.ended_at.is_(None)).values(ended_at=records.now))
    records.connection.execute(
        insert(table).values(
            id=set_id,
            appointed_at=records.now,
            appointed_by=records.staff.id,
            box_public=public.box,
            sign_public=public.sign,
            vouched_by=records.staff.id,
            voucher=_signed(records, set_id, public),
        )
    )
    for keeper in keepers:
        records.connection.execute(
            insert(recovery.keepers).values(
                set_id=set_id, sheet=keeper.sheet, name=keeper.name, given_on=keeper.given_on
            )
        )
    records.connection.execute(staff_keys.delete().where(staff_keys.c.staff_id == KEEPERS))
    office.add_keys(records, KEEPERS, public.box, public.sign)
    records.journal("appoint_keepers", set_id)


def vouch(records: Records, found: KeeperSet) -> None:
    """Sign anew for keepers whose signer's own keys are not the same any more."""
    table = recovery.keeper_sets
    records.connection.execute(
        update(table)
        .where(table.c.id == found.id)
        .values(vouched_by=records.staff.id, voucher=_signed(records, found.id, found.public))
    )
    records.journal("vouch_for_keepers", found.id)


def is_vouched(records: Records, found: KeeperSet) -> bool:
    """Whether a lock may learn these keys: signed for, and with the signer's as the journal saw them born."""
    try:
        for holder in (KEEPERS, found.vouched_by):
            key_births.trusted_box(records, holder)
    except DeskError:
        return False
    return key_births.is_named_director(records, found.vouched_by) and is_signed(records, found)


def is_signed(records: Records, found: KeeperSet) -> bool:
    """Whether a director of today signed for these keys and the register's row holds the same ones."""
    if office.public_keys(records, KEEPERS) != (found.public.box, found.public.sign):
        return False
    signer = next((one for one in office.all_staff(records) if one.id == found.vouched_by), None)
    keys = office.public_keys(records, found.vouched_by)
    if signer is None or not signer.active or Role.DIRECTOR not in signer.roles or keys is None:
        return False
    try:
        VerifyKey(keys[1]).verify(_said(records, found.id, found.public, found.vouched_by), found.voucher)
    except (CryptoError, ValueError):
        return False
    return True


def _signed(records: Records, set_id: str, public: PublicKeys) -> bytes:
    if records.seat.sign_secret is None:
        raise DeskError("sealed.no_seat")
    said = _said(records, set_id, public, records.staff.id)
    return bytes(SigningKey(records.seat.sign_secret).sign(said).signature)


def _said(records: Records, set_id: str, public: PublicKeys, by: str) -> bytes:
    told = ["md1.keepers", records.seat.register_id, set_id, public.box.hex(), public.sign.hex(), by]
    return canonical(told).encode()


def _set(records: Records, row) -> KeeperSet:  # type: ignore[no-untyped-def]
    # A row of `keeper_sets`; SQLAlchemy's own row type says nothing of its columns.
    held = select(recovery.keepers).where(recovery.keepers.c.set_id == row.id)
    return KeeperSet(
        id=row.id,
        public=PublicKeys(box=bytes(row.box_public), sign=bytes(row.sign_public)),
        keepers=tuple(
            Keeper(sheet=one.sheet, name=one.name, given_on=one.given_on)
            for one in records.connection.execute(held.order_by(recovery.keepers.c.sheet))
        ),
        appointed_at=row.appointed_at,
        appointed_by=row.appointed_by,
        vouched_by=row.vouched_by,
        voucher=bytes(row.voucher),
    )
