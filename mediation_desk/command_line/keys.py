"""Which secret opens what: a person's password, the restore card, or two keepers' sheets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from mediation_desk.command_line.asking import Asking
from mediation_desk.errors import DeskError
from mediation_desk.services.copy_keys import CopyKey, key_by_card, key_by_password, key_by_sheets
from mediation_desk.services.door import SignIn
from mediation_desk.services.generations import StickDoor


class By(StrEnum):
    """What somebody opens with."""

    PASSWORD = "password"
    CARD = "card"
    SHEETS = "sheets"


def who_of(people: Sequence[SignIn], name: str) -> str:
    """The slot of whoever is called so; of the only one when no name was given. DeskError("command.who")."""
    found = [one for one in people if not name or one.name == name]
    if len(found) != 1:
        raise DeskError("command.who")
    return found[0].slot_id


def copy_key(door: StickDoor, by: By, who: str, asking: Asking, state_folder: Path, now: datetime) -> CopyKey:
    """What opens the copies on a stick. Raises as `key_by_password`, `key_by_card` and `key_by_sheets`."""
    if by is By.CARD:
        return key_by_card(door.headers, state_folder, asking.card(), now)
    if by is By.SHEETS:
        return key_by_sheets(door.headers, state_folder, asking.sheets(), now)
    slot_id = who_of(door.people, who)
    return key_by_password(door.headers, state_folder, slot_id, asking.password(), now)
