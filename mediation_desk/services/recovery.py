"""钥匙与恢复: the state of card and keepers, a new card, and rehearsals that replace nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from mediation_desk.domain import restore_card
from mediation_desk.domain.recovery import Recovery, Rehearsed
from mediation_desk.errors import DeskError
from mediation_desk.register import keepers, keepers_sessions, office, recovery
from mediation_desk.register.keepers_sessions import KeepersSession
from mediation_desk.register.records import Records
from mediation_desk.register.vault.create import CARD_LABEL
from mediation_desk.register.vault.kdf import KdfCost
from mediation_desk.register.vault.new_slot import new_slot
from mediation_desk.register.vault.sheets import read_sheet
from mediation_desk.register.vault.slots import Slot, SlotKind
from mediation_desk.register.vault.unlock import unlock_with_card, unlock_with_sheets
from mediation_desk.services.access import RECOVERY, RECOVERY_KNOW
from mediation_desk.services.header_change import change_slots
from mediation_desk.services.keepers_sessions import FIELDS
from mediation_desk.services.keepers_trust import Trust, trust
from mediation_desk.services.opening import CARD_CONFIRMED
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed, turned
from mediation_desk.services.session import Session
from mediation_desk.services.staff_slots import entry_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryStory:
    """The state, the keepers' sessions held, and the names of staff by id.

    Reasons of sessions are for directors alone: for everybody else they are empty.
    """

    state: Recovery
    sessions: tuple[KeepersSession, ...]
    names: tuple[tuple[str, str], ...]


@allowed(RECOVERY_KNOW)
def look_at_recovery(records: Records) -> RecoveryStory:
    """The state of card and keepers, and what was done with them."""
    held = keepers_sessions.sessions(records)
    if not records.staff.roles & RECOVERY:
        held = [replace(one, reason="") for one in held]
    names = tuple((one.id, one.name) for one in office.all_staff(records))
    state = state_of(records)
    if state.keepers:
        state = replace(state, unboxed=recovery.unboxed(records))
    return RecoveryStory(state=state, sessions=tuple(held), names=names)


def state_of(records: Records) -> Recovery:
    """The state of card and keepers without the count of unboxed texts, for what shows a part of it."""
    confirmed = office.setting(records, CARD_CONFIRMED, "")
    found = keepers.current(records)
    swapped = records.seat.staff_id is not None and (
        trust(records, records.seat.keepers_public) is Trust.SWAPPED
    )
    return Recovery(
        card_confirmed=datetime.fromisoformat(confirmed) if confirmed else None,
        keepers=found.keepers if found else (),
        keepers_confirmed=found.appointed_at if found else None,
        swapped=swapped,
        rehearsals=recovery.rehearsals(records),
        unboxed=0,
    )


def draw_card() -> str:
    """A new card's 27 digits, which stand nowhere until they are typed back; needs no register."""
    return restore_card.new_card()


@turned(RECOVERY, changes={"recovery", "journal"})
def renew_card(
    session: Session, now: datetime, confirmed: Confirmed, card: str, typed: str
) -> tuple[int, ...]:
    """The groups typed back otherwise than printed; none: the new card counts and the old one stops.

    Raises DeskError of `restore_card.read` when what was typed cannot be a card at all.
    """
    require(confirmed, session.staff.id, now)
    wrong = restore_card.wrong_groups(card, typed)
    if wrong:
        return wrong
    entry, secret = entry_of(session), restore_card.read(card).encode("ascii")

    def edit(records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        made = new_slot(entry, SlotKind.CARD, uuid4().hex, CARD_LABEL, secret, cost=_cost(slots))
        for slot in slots:
            if slot.kind is SlotKind.CARD:
                office.drop_keys(records, slot.id)
        office.add_keys(records, made.slot.id, made.public.box, made.public.sign)
        office.set_setting(records, CARD_CONFIRMED, now.isoformat())
        records.journal("renew_card", made.slot.id)
        return (*(slot for slot in slots if slot.kind is not SlotKind.CARD), made.slot)

    change_slots(session, now, edit)
    return ()


@turned(RECOVERY, changes={"recovery", "journal"})
def rehearse_card(session: Session, now: datetime, confirmed: Confirmed, typed: str) -> None:
    """Prove that this card opens the register, and replace nothing.

    Raises DeskError (field `card`): those of `vault.unlock.unlock_with_card`.
    """
    require(confirmed, session.staff.id, now)
    opened = unlock_with_card(session.folder, typed)
    _same_register(session, opened.register_key, "vault.wrong_card", "card")
    with session.writing(session.staff, now) as records:
        if not office.setting(records, CARD_CONFIRMED, ""):
            office.set_setting(records, CARD_CONFIRMED, now.isoformat())  # it is on paper: it was just typed
        recovery.rehearsed(records, Rehearsed.CARD)


def check_typed_sheets(typed: tuple[str, str]) -> None:
    """Whether what was typed are two whole sheets, before anybody is asked for a password.

    Raises those of `vault.sheets.read_sheet` (fields `sheet_a`, `sheet_b`).
    """
    for one, field in zip(typed, FIELDS, strict=True):
        read_sheet(one, field)


@turned(RECOVERY, changes={"recovery", "journal"})
def rehearse_sheets(session: Session, now: datetime, confirmed: Confirmed, typed: tuple[str, str]) -> None:
    """Prove that these two sheets open the register and what is sealed for keepers, and replace nothing.

    Raises DeskError (fields `sheet_a`, `sheet_b`): those of `vault.unlock.unlock_with_sheets`.
    """
    require(confirmed, session.staff.id, now)
    opened = unlock_with_sheets(session.folder, typed, FIELDS)
    _same_register(session, opened.register_key, "vault.old_sheets", FIELDS[-1])
    numbers = [read_sheet(one, field).number for one, field in zip(typed, FIELDS, strict=True)]
    with session.writing(session.staff, now) as records:
        found, own = keepers.current(records), opened.public_keys
        if found is None or own is None or found.public != own:
            raise DeskError("vault.old_sheets", field=FIELDS[-1])
        recovery.rehearsed(records, Rehearsed.SHEETS, numbers)


def _same_register(session: Session, register_key: bytes, key: str, field: str) -> None:
    if register_key != session.keys.register_key:
        raise DeskError(key, field=field)


def _cost(slots: tuple[Slot, ...]) -> KdfCost:
    """What a guess at the card before cost."""
    found = next((slot.kdf for slot in slots if slot.kind is SlotKind.CARD), None)
    return KdfCost(memory=found.mem, passes=found.ops) if found else KdfCost()
