"""The birth of a register's keys: PC key, first person, restore card, first header."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from nacl.utils import random as random_bytes

from mediation_desk.domain import restore_card
from mediation_desk.domain.passwords import normalised
from mediation_desk.errors import DeskError
from mediation_desk.register.vault.derive import KEY_BYTES, Label, derive
from mediation_desk.register.vault.entry import Entry, PublicKeys
from mediation_desk.register.vault.header import Header, database_name, signed
from mediation_desk.register.vault.header_file import is_register, write_header
from mediation_desk.register.vault.kdf import KdfCost
from mediation_desk.register.vault.new_slot import new_slot
from mediation_desk.register.vault.opened import Opened, open_with
from mediation_desk.register.vault.pc_key import keep_pc_key, new_pc_key
from mediation_desk.register.vault.slots import SlotKind
from mediation_desk.register.vault.whole_file import Step, go_on, said

CARD_LABEL = "card"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVault:
    """What the first person holds, and the restore card: its 27 digits stand nowhere else."""

    opened: Opened
    card: str
    card_slot_id: str
    card_public: PublicKeys


def create_register_vault(
    folder: Path,
    password: str,
    staff_id: str,
    staff_name: str,
    state_folder: Path,
    *,
    cost: KdfCost | None = None,
    step: Step = go_on,
) -> NewVault:
    """Make the keys of a new register and write its PC key and header.

    The password was accepted by `domain.passwords` before. DeskError `vault.exists` when the folder already
    holds a register.
    """
    if is_register(folder):
        raise DeskError("vault.exists", field="folder")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise said(error) from error
    entry = Entry(register_key=random_bytes(KEY_BYTES), register_id=uuid4().hex, epoch=1)
    pc_key, card = new_pc_key(), restore_card.new_card()
    person = new_slot(
        entry, SlotKind.PERSON, staff_id, staff_name, normalised(password), pc_key=pc_key, cost=cost
    )
    safe = new_slot(entry, SlotKind.CARD, uuid4().hex, CARD_LABEL, card.encode("ascii"), cost=cost)
    header = signed(
        Header(
            register_id=entry.register_id,
            generation=1,
            epoch=entry.epoch,
            database=database_name(entry.epoch),
            slots=(person.slot, safe.slot),
        ),
        derive(entry.register_key, Label.HEADER),
    )
    opened = open_with(header, person.slot, person.seed)
    keep_pc_key(state_folder, entry.register_id, pc_key.key, step=step)
    write_header(folder, header, step=step)
    return NewVault(opened=opened, card=card, card_slot_id=safe.slot.id, card_public=safe.public)


def confirm_card(card: str, typed: str) -> bool:
    """Whether what was typed back is the card; DeskError names the groups that are not as printed."""
    return restore_card.confirm(card, typed)
