"""What a person's own lock knows of the keepers: held against the register's row, learned when it is signed.

The lock holds the keepers' public key, and only a password writes a lock. So a key swapped in the database is
noticed by everybody who signs in, and no text is sealed to it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from mediation_desk.domain.news import NewsKind
from mediation_desk.domain.passwords import normalised
from mediation_desk.domain.staff import Role
from mediation_desk.register import keeper_boxes, keepers, news, office
from mediation_desk.register.keepers import KeeperSet
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import KEEPERS
from mediation_desk.register.vault.opened import Opened
from mediation_desk.register.vault.pc_key import read_pc_key
from mediation_desk.register.vault.relock import relocked
from mediation_desk.register.vault.slots import NO_KEEPERS, Seed, Slot
from mediation_desk.services.header_change import change_slots
from mediation_desk.services.session import Session, seat_of


class Trust(StrEnum):
    """The lock knows no keepers and there are none; knows today's; has yet to learn them; or knows others."""

    NONE = "none"
    KNOWN = "known"
    TO_LEARN = "to_learn"
    SWAPPED = "swapped"


def trust(records: Records, known: bytes | None) -> Trust:
    """How the keepers in the register stand against the key a lock knows (None: it knows none)."""
    found, row = keepers.current(records), office.public_keys(records, KEEPERS)
    if found is None and row is None:
        return Trust.NONE if known is None else Trust.SWAPPED
    if found is None or row is None or row != (found.public.box, found.public.sign):
        return Trust.SWAPPED
    if row[0] == known:
        return Trust.KNOWN
    return Trust.TO_LEARN if keepers.is_vouched(records, found) else Trust.SWAPPED


def learn_keepers(session: Session, password: str, now: datetime) -> None:
    """Right after a password was typed: let its lock learn the keepers, if a director vouches for them.

    What this person can read and the keepers cannot is boxed for them in the same commit, and the person is
    told. A director whose lock knows the keepers signs for them again where the former signature is void.
    """
    known = _known(session.keys)
    with session.reading(session.staff, now) as records:
        stands, found = trust(records, known), keepers.current(records)
        signed = found is not None and keepers.is_signed(records, found)
    if found is None:
        return
    if stands is Trust.KNOWN and not signed and Role.DIRECTOR in session.staff.roles:
        with session.writing(session.staff, now) as records:
            keepers.vouch(records, found)
    if stands is Trust.TO_LEARN:
        _learn(session, password, now, found)


def _learn(session: Session, password: str, now: datetime, found: KeeperSet) -> None:
    keys = with_keepers(session.keys, found.public.box)

    def edit(records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        records.seat = seat_of(keys)
        changed = relock_own(session, slots, password, found.public.box)
        keeper_boxes.box_for_keepers(records, found.id)
        news.tell(records, [session.staff.id], NewsKind.KEEPERS, found.id)
        records.journal("learn_keepers", session.staff.id, found.id)
        return changed

    change_slots(session, now, edit)
    sit_with(session, keys)


def relock_own(
    session: Session, slots: tuple[Slot, ...], password: str, keepers_public: bytes
) -> tuple[Slot, ...]:
    """The slots, with whoever sits here locked anew so that their lock knows this keepers' key."""
    seed = session.keys.seed
    if seed is None:
        raise RuntimeError("only a person's own password writes their lock")
    kept = Seed(seed=seed, keepers_public=keepers_public)
    pc_key = read_pc_key(session.state_folder, session.keys.register_id)
    return tuple(
        relocked(slot, kept, normalised(password), pc_key, register_id=session.keys.register_id)
        if slot.id == session.keys.slot_id
        else slot
        for slot in slots
    )


def with_keepers(keys: Opened, keepers_public: bytes) -> Opened:
    """The same keys, knowing this keepers' key."""
    return replace(keys, keepers_public=keepers_public)


def sit_with(session: Session, keys: Opened) -> None:
    """Let the session go on with these keys."""
    session.keys = keys
    session.register.seat = seat_of(keys)


def _known(keys: Opened) -> bytes | None:
    return None if keys.keepers_public == NO_KEEPERS else keys.keepers_public
