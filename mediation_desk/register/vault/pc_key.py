"""The PC key: 32 random bytes of this account, without which a password opens nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from nacl.utils import random as random_bytes

from mediation_desk.errors import DeskError
from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.derive import KEY_BYTES, Label, digest
from mediation_desk.register.vault.whole_file import Step, go_on, said, write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class PcKey:
    """The key and the id by which the header names it (a digest, so an id never fits another key)."""

    key: bytes

    @property
    def id(self) -> str:
        """32 hex digits that tell which PC key a slot was locked with, and nothing about it."""
        return digest(self.key, Label.PC_KEY)[:16].hex()

    def __repr__(self) -> str:
        return f"PcKey(id={self.id!r})"


def pc_key_file(state_folder: Path, register_id: str) -> Path:
    """Where this account keeps the PC key of a register."""
    return state_folder / f"pc-key-{register_id}.json"


def new_pc_key() -> PcKey:
    """A fresh random PC key."""
    return PcKey(key=random_bytes(KEY_BYTES))


def keep_pc_key(state_folder: Path, register_id: str, key: bytes, *, step: Step = go_on) -> PcKey:
    """Write the PC key file (0600) from 32 bytes: at birth, or from the register's row after a card."""
    if len(key) != KEY_BYTES:
        raise ValueError("a PC key has 32 bytes")
    pc_key = PcKey(key=key)
    try:
        state_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise said(error) from error
    fields = {"register_id": register_id, "id": pc_key.id, "key": key.hex()}
    write_whole(pc_key_file(state_folder, register_id), canonical(fields), step=step)
    return pc_key


def read_pc_key(state_folder: Path, register_id: str) -> PcKey:
    """The PC key of this account for a register.

    Missing: DeskError `vault.pc_key_missing`; damaged or of another register: `vault.pc_key_damaged`. Both
    sentences lead to the restore card.
    """
    try:
        data = pc_key_file(state_folder, register_id).read_bytes()
    except FileNotFoundError as error:
        raise DeskError("vault.pc_key_missing") from error
    except OSError as error:
        raise DeskError("vault.pc_key_damaged") from error
    try:
        fields = json.loads(data)
        pc_key = PcKey(key=bytes.fromhex(fields["key"]))
        whole = canonical({"register_id": register_id, "id": pc_key.id, "key": pc_key.key.hex()})
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DeskError("vault.pc_key_damaged") from error
    if data != whole or len(pc_key.key) != KEY_BYTES:
        raise DeskError("vault.pc_key_damaged")
    return pc_key
