"""Packet keys of this desk: the public half in the open, the private one sealed as the office's own.

The private half is a restricted text: it opens for the directors, for the deputy who was named and for the
keepers, and goes with people as every such text does, through new passwords, removals and a new register key.
"""

from __future__ import annotations

from uuid import uuid4

from nacl.utils import random
from sqlalchemy import delete, insert, select, update

from mediation_desk.domain.packet import PacketKey, PacketKeyKind
from mediation_desk.errors import DeskError
from mediation_desk.register import grants, sealed
from mediation_desk.register.packet_seal import print_of, public_of
from mediation_desk.register.records import Records
from mediation_desk.register.tables.packets import packet_keys
from mediation_desk.register.tables.safekeeping import sealed_keys
from mediation_desk.register.vault.derive import KEY_BYTES


def all_keys(records: Records) -> list[PacketKey]:
    """Every packet key, those in use first, then the newest."""
    rows = records.connection.execute(select(packet_keys).order_by(packet_keys.c.made_at.desc())).all()
    found = [
        PacketKey(
            id=row.id,
            kind=row.kind,
            public=bytes.fromhex(row.public),
            fingerprint=row.fingerprint,
            made_at=row.made_at,
            made_by=row.made_by,
            deputy_id=row.deputy_id,
            readers=grants.readers(records, row.sealed_id),
            retired_at=row.retired_at,
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: one.retired_at is not None)


def in_use(records: Records, kind: PacketKeyKind) -> PacketKey | None:
    """The key of a kind that counts today, None while there is none."""
    return next((one for one in all_keys(records) if one.kind is kind and one.retired_at is None), None)


def make(records: Records, kind: PacketKeyKind, deputy_id: str) -> PacketKey:
    """Draw a key in place of the one in use, which is kept for what was sealed to it before.

    Raises DeskError("sealed.no_seat").
    """
    secret = random(KEY_BYTES)
    public = public_of(kind, secret)
    readers = [deputy_id] if deputy_id else []
    sealed_id = sealed.seal(records, sealed.SealedKind.RESTRICTED, secret.hex(), readers)
    still = packet_keys.c.kind == kind, packet_keys.c.retired_at.is_(None)
    records.connection.execute(update(packet_keys).where(*still).values(retired_at=records.now))
    key_id = uuid4().hex
    records.connection.execute(
        insert(packet_keys).values(
            id=key_id,
            kind=kind,
            public=public.hex(),
            fingerprint=print_of(kind, public),
            sealed_id=sealed_id,
            deputy_id=deputy_id,
            made_at=records.now,
            made_by=records.staff.id,
        )
    )
    records.journal("make_packet_key", key_id, fields=(str(kind),))
    return next(one for one in all_keys(records) if one.id == key_id)


def secrets(records: Records, kind: PacketKeyKind) -> dict[str, bytes]:
    """Private halves that open for whoever sits here, by id of the key, the one in use first.

    Raises DeskError: sealed.altered, packet.key_swapped when a public half in its row is not that of its
    private.
    """
    found: dict[str, bytes] = {}
    rows = records.connection.execute(
        select(packet_keys)
        .where(packet_keys.c.kind == kind)
        .order_by(packet_keys.c.retired_at.is_not(None), packet_keys.c.made_at.desc())
    ).all()
    opened = sealed.unseal_many(records, [row.sealed_id for row in rows])
    for row in rows:
        if row.sealed_id not in opened:
            continue
        secret = bytes.fromhex(opened[row.sealed_id])
        if public_of(kind, secret).hex() != row.public:
            raise DeskError("packet.key_swapped")
        found[row.id] = secret
    return found


def proved_public(records: Records, kind: PacketKeyKind) -> tuple[PacketKey, bytes]:
    """(the key in use, its public half worked out from the private one), so that no swapped row ever leaves.

    Raises DeskError: packet.no_key, packet.not_yours, packet.key_swapped, sealed.altered.
    """
    key, secret = proved_secret(records, kind)
    public = public_of(kind, secret)
    if print_of(kind, public) != key.fingerprint:
        raise DeskError("packet.key_swapped")
    return key, public


def proved_secret(records: Records, kind: PacketKeyKind) -> tuple[PacketKey, bytes]:
    """(the key in use, its private half). DeskError as of `proved_public`."""
    key = in_use(records, kind)
    if key is None:
        raise DeskError("packet.no_key")
    secret = secrets(records, kind).get(key.id)
    if secret is None:
        raise DeskError("packet.not_yours")
    return key, secret


def name_deputy(records: Records, staff_id: str) -> None:
    """Let one deputy open what packet keys there are, in place of the one before; "" names nobody.

    Whoever acts must be able to open them. Raises DeskError: sealed.not_yours, sealed.reader_swapped.
    """
    for row in records.connection.execute(select(packet_keys)).all():
        before = row.deputy_id
        if before and before != staff_id:
            theirs = sealed_keys.c.text_id == row.sealed_id, sealed_keys.c.reader == before
            records.connection.execute(delete(sealed_keys).where(*theirs))
        if staff_id:
            grants.grant(records, row.sealed_id, [staff_id])
        changed = update(packet_keys).where(packet_keys.c.id == row.id)
        records.connection.execute(changed.values(deputy_id=staff_id))
        records.journal("name_packet_deputy", row.id, *filter(None, (staff_id,)))
