"""What may be known of a register before it is opened: who may sign in, and how long they must wait.

The unlock window needs no more than this, so nothing here brings the database along.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mediation_desk.register.swing import finish_swing, planned_aside, swing_waits
from mediation_desk.register.vault.failed_sign_ins import FailedSignIns
from mediation_desk.register.vault.header_file import is_register, read_header, restore_previous
from mediation_desk.register.vault.slots import SlotKind, computers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """Somebody who may sign in, as the clear header names them; `by_computer`: a keyring opens for them."""

    slot_id: str
    name: str
    by_computer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What may be known of a register before it is opened: where it is and who may sign in."""

    folder: Path
    register_id: str
    people: tuple[SignIn, ...]


def restore_waits(folder: Path) -> bool:
    """Whether a restore was decided and must be finished before anybody looks at the register."""
    return swing_waits(folder)


def finish_restore(folder: Path) -> bool:
    """Put the restored register in place; the one before is kept whole. Raises as `finish_swing`.

    True when it was saved out of a damaged one: then it is no copy, and today's passwords open it.
    """
    from mediation_desk.domain.damage import named_damaged  # once in a register's life, if ever

    saved = named_damaged(planned_aside(folder))
    finish_swing(folder)
    return saved


def look_at_door(folder: Path) -> Door | None:
    """Who may sign in here, or None when there is no register yet; DeskError when its header is damaged."""
    if not is_register(folder):
        return None
    header = read_header(folder)
    people = tuple(
        SignIn(slot_id=slot.id, name=slot.label, by_computer=bool(computers_of(header.slots, slot.id)))
        for slot in header.slots
        if slot.kind is SlotKind.PERSON
    )
    return Door(folder=folder, register_id=header.register_id, people=people)


def use_previous_header(folder: Path) -> None:
    """Put the key file before this one in the place of a damaged one. Raises as `restore_previous`.

    Opening compares it with the register's own copy, which brings the newest slots back.
    """
    restore_previous(folder)


def seconds_to_wait(folder: Path, state_folder: Path, slot_id: str, now: datetime) -> int:
    """How long this slot must still wait after failed attempts, in whole seconds."""
    wait = FailedSignIns(state_folder, read_header(folder).register_id).wait(slot_id, now)
    return -(-int(wait.total_seconds() * 1000) // 1000)
