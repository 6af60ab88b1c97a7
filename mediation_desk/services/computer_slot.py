"""Unlocking with this computer: a slot whose secret lies in the system's keyring.

It opens the register and nothing personal: whoever sits down by it has their roles, and neither sealed texts
nor signing nor changes of staff. It lives no longer than its person's own slot (`header_change`), is never a
director's, and is harmless when lost: the password works all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from nacl.utils import random as random_bytes

from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.register.vault.derive import KEY_BYTES
from mediation_desk.register.vault.entry import Entry
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.register.vault.new_slot import new_slot
from mediation_desk.register.vault.slots import Slot, SlotKind, computers_of
from mediation_desk.register.vault.unlock import unlock_with_computer
from mediation_desk.services import opening
from mediation_desk.services.access import EVERYBODY
from mediation_desk.services.header_change import change_slots, known_header
from mediation_desk.services.os_keyring import OsKeyring
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed, turned
from mediation_desk.services.session import Session

NOT_DIRECTOR = EVERYBODY - {Role.DIRECTOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputerChoice:
    """Whether whoever asks may open with this computer, and whether they do."""

    offered: bool
    on: bool


@allowed(EVERYBODY)
def computer_choice(records: Records) -> ComputerChoice:
    """What the settings show."""
    slots = known_header(records).slots
    return ComputerChoice(
        offered=Role.DIRECTOR not in records.staff.roles,
        on=bool(computers_of(slots, records.staff.id)),
    )


@turned(NOT_DIRECTOR, changes={"computer"})
def set_computer_up(session: Session, now: datetime, confirmed: Confirmed, keyring: OsKeyring) -> None:
    """Let this computer open the register for whoever is signed in; takes the place of an earlier way.

    DeskError: computer.director, password.ask_again, keyring.absent, keyring.locked, and what a disk refuses.
    """
    require(confirmed, session.staff.id, now)
    if Role.DIRECTOR in session.staff.roles:
        raise DeskError("computer.director")
    keys = session.keys
    entry = Entry(register_key=keys.register_key, register_id=keys.register_id, epoch=keys.epoch)
    secret = random_bytes(KEY_BYTES)  # nobody guesses it, so the cheapest stretching will do
    made = new_slot(entry, SlotKind.COMPUTER, uuid4().hex, session.staff.id, secret, cost=LEAST_COST)
    keyring.put(made.slot.id, secret)
    former: list[Slot] = []

    def edit(records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        former.extend(computers_of(slots, session.staff.id))
        office.add_keys(records, made.slot.id, made.public.box, made.public.sign)
        records.journal("set_computer_up", session.staff.id, made.slot.id)
        return (*(slot for slot in slots if slot not in former), made.slot)

    try:
        change_slots(session, now, edit)
    except BaseException:
        keyring.drop(made.slot.id)
        raise
    for slot in former:
        keyring.drop(slot.id)


@turned(EVERYBODY, changes={"computer"})
def take_computer_away(session: Session, now: datetime, keyring: OsKeyring) -> None:
    """Let this computer open nothing for whoever is signed in, whether or not its keyring answers."""
    former: list[Slot] = []

    def edit(records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        former.extend(computers_of(slots, session.staff.id))
        records.journal("take_computer_away", session.staff.id)
        return tuple(slot for slot in slots if slot not in former)

    change_slots(session, now, edit)
    for slot in former:
        keyring.drop(slot.id)


def open_with_computer(
    folder: Path, state_folder: Path, staff_id: str, keyring: OsKeyring, now: datetime
) -> Session:
    """Open as somebody without their keys.

    DeskError: computer.lost (the keyring was emptied or made anew, or this is another computer),
    keyring.absent, keyring.locked, computer.director, and what opening a register raises.
    """
    slots = computers_of(read_header(folder).slots, staff_id)
    for slot in slots:
        secret = keyring.get(slot.id)
        if secret is not None:
            opened = unlock_with_computer(folder, slot.id, secret)
            return opening.sit_down(
                folder, state_folder, opened, now, tried=slot.id, act="open_with_computer"
            )
    raise DeskError("computer.lost")
