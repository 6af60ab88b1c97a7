"""The birth of a register's keys: PC key, first person, restore card, first header."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from nacl.utils import random as random_bytes

from mediation_desk.domain import restore_card
from mediation_desk.domain.passwords import normalised
from mediation_desk.errors import DeskError
from mediation_desk.register.vault.derive import KEY_BYTES, Label, derive
from mediation_desk.register.vault.entry import Entry, public_keys, seal_entry
from mediation_desk.register.vault.header import Header, database_name, signed
from mediation_desk.register.vault.header_file import is_register, write_header
from mediation_desk.register.vault.kdf import KdfCost
from mediation_desk.register.vault.opened import Opened, open_with
from mediation_desk.register.vault.pc_key import keep_pc_key, new_pc_key
from mediation_desk.register.vault.slots import Seed, Slot, SlotKind, lock
from mediation_desk.register.vault.whole_file import Step, go_on, said

CARD_LABEL = "card"


def create_register_vault(
    folder: Path,
    password: str,
    staff_id: str,
    staff_name: str,
    state_folder: Path,
    *,
    cost: KdfCost | None = None,
    step: Step = go_on,
) -> tuple[Opened, str]:
    """Make the keys of a new register and write its PC key and header.

    Returns what the first person holds and the 27 digits of the restore card, which stand nowhere else.
    The password was accepted by `domain.passwords` before. DeskError `vault.exists` when the folder already
    holds a register.
    """
    if is_register(folder):
        raise DeskError("vault.exists", field="folder")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise said(error) from error
    cost = cost or KdfCost()
    entry = Entry(register_key=random_bytes(KEY_BYTES), register_id=uuid4().hex, epoch=1)
    pc_key, card = new_pc_key(), restore_card.new_card()
    seed, card_seed = (Seed(seed=random_bytes(KEY_BYTES)) for _ in range(2))
    person = lock(
        seed,
        normalised(password),
        pc_key,
        register_id=entry.register_id,
        slot_id=staff_id,
        kind=SlotKind.PERSON,
        label=staff_name,
        cost=cost,
    )
    safe = lock(
        card_seed,
        card.encode("ascii"),
        None,
        register_id=entry.register_id,
        slot_id=uuid4().hex,
        kind=SlotKind.CARD,
        label=CARD_LABEL,
        cost=cost,
    )
    person = _with_entry(person, seed, entry)
    header = signed(
        Header(
            register_id=entry.register_id,
            generation=1,
            epoch=entry.epoch,
            database=database_name(entry.epoch),
            slots=(person, _with_entry(safe, card_seed, entry)),
        ),
        derive(entry.register_key, Label.HEADER),
    )
    opened = open_with(header, person, seed)
    keep_pc_key(state_folder, entry.register_id, pc_key.key, step=step)
    write_header(folder, header, step=step)
    return opened, card


def _with_entry(slot: Slot, seed: Seed, entry: Entry) -> Slot:
    return replace(slot, entry=seal_entry(entry, public_keys(seed.seed).box))


def confirm_card(card: str, typed: str) -> bool:
    """Whether what was typed back is the card; DeskError names the groups that are not as printed."""
    return restore_card.confirm(card, typed)
