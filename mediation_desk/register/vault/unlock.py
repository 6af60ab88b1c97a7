"""Opening a register: by a password on this PC, by the restore card or two keepers' sheets anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mediation_desk.domain import restore_card
from mediation_desk.domain.passwords import normalised
from mediation_desk.errors import DeskError
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.opened import Opened, open_with
from mediation_desk.register.vault.pc_key import PcKey, read_pc_key
from mediation_desk.register.vault.sheets import open_sheets
from mediation_desk.register.vault.slots import SlotKind, unlock


def unlock_with_password(folder: Path, state_folder: Path, slot_id: str, password: str) -> Opened:
    """Open the register as the person of `slot_id`.

    DeskError `vault.wrong_password` (field `password`), `vault.slot_unknown`, `vault.pc_key_missing`,
    `vault.pc_key_damaged` or `vault.pc_key_other` (the last three lead to the card), and those of the header.
    """
    return unlock_with_pc_key(
        folder, read_pc_key(state_folder, read_header(folder).register_id), slot_id, password
    )


def unlock_with_pc_key(folder: Path, pc_key: PcKey, slot_id: str, password: str) -> Opened:
    """As `unlock_with_password`, with a PC key that need not be kept on this computer."""
    header = read_header(folder)
    slot = header.slot(slot_id)
    if slot is None or slot.kind is not SlotKind.PERSON:
        raise DeskError("vault.slot_unknown")
    if pc_key.id != slot.pc_key_id:
        raise DeskError("vault.pc_key_other")
    seed = unlock(slot, normalised(password), pc_key, register_id=header.register_id)
    if seed is None:
        raise DeskError("vault.wrong_password", field="password")
    return open_with(header, slot, seed)


def unlock_with_computer(folder: Path, slot_id: str, secret: bytes) -> Opened:
    """Open the register (nothing personal in it) with the secret this computer's keyring kept for a slot.

    DeskError `vault.slot_unknown`, `computer.lost` (the secret is not the slot's), and those of the header.
    """
    header = read_header(folder)
    slot = header.slot(slot_id)
    if slot is None or slot.kind is not SlotKind.COMPUTER:
        raise DeskError("vault.slot_unknown")
    seed = unlock(slot, secret, None, register_id=header.register_id)
    if seed is None:
        raise DeskError("computer.lost")
    return open_with(header, slot, seed)


def unlock_with_card(folder: Path, digits: str) -> Opened:
    """Open the register (nothing personal in it) with the restore card, typed in any grouping.

    DeskError of `restore_card.read` for a mistyped card, `vault.wrong_card` (field `card`) for one of another
    register or an earlier time, `vault.no_card` when the header has none.
    """
    secret = restore_card.read(digits).encode("ascii")
    header = read_header(folder)
    cards = [slot for slot in header.slots if slot.kind is SlotKind.CARD]
    if not cards:
        raise DeskError("vault.no_card")
    for slot in cards:
        seed = unlock(slot, secret, None, register_id=header.register_id)
        if seed is not None:
            return open_with(header, slot, seed)
    raise DeskError("vault.wrong_card", field="card")


def unlock_with_sheets(folder: Path, typed: Sequence[str], fields: Sequence[str]) -> Opened:
    """Open the register and the keepers' seed with two of the keepers' sheets, typed in words or numbers.

    DeskError of `sheets.open_sheets`, `vault.no_keepers` when the header has none, `vault.old_sheets` (at the
    last field) for sheets of another register or an earlier time.
    """
    secret = open_sheets(typed, fields)
    header = read_header(folder)
    kept = [slot for slot in header.slots if slot.kind is SlotKind.KEEPERS]
    if not kept:
        raise DeskError("vault.no_keepers", field=fields[-1])
    for slot in kept:
        seed = unlock(slot, secret, None, register_id=header.register_id)
        if seed is not None:
            return open_with(header, slot, seed)
    raise DeskError("vault.old_sheets", field=fields[-1])
