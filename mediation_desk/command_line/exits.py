"""Exit codes, and which refusal ends with which."""

from __future__ import annotations

from enum import IntEnum

from mediation_desk.errors import DeskError


class Exit(IntEnum):
    """0 when what was asked is done and proved; the others say what to look at."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    SECRET = 3
    BUSY = 4
    DISK = 5
    STOPPED = 6
    FAULT = 7


_CODES = {
    "password.empty": Exit.SECRET,
    "vault.wrong_password": Exit.SECRET,
    "vault.wrong_card": Exit.SECRET,
    "vault.old_sheets": Exit.SECRET,
    "sign_in.wait": Exit.SECRET,
    "register.in_use": Exit.BUSY,
    "swing.waits": Exit.BUSY,
    "backup.cancelled": Exit.STOPPED,
    "command.not_agreed": Exit.STOPPED,
    "disk.full": Exit.DISK,
    "disk.fault": Exit.DISK,
    "register.read_only": Exit.DISK,
    "copy.write_protected": Exit.DISK,
    "copy.drive_gone": Exit.DISK,
    "copy.no_room": Exit.DISK,
    "copy.no_room_here": Exit.DISK,
    "copy.too_large": Exit.DISK,
    "command.who": Exit.USAGE,
    "command.no_answer": Exit.USAGE,
}
_SECRETS = frozenset({"password", "card", "sheet_1", "sheet_2"})


def exit_of(refused: DeskError) -> Exit:
    """The code of a refusal: what was typed, another desk, a disk, the caller, or the copy itself."""
    if refused.field in _SECRETS:
        return Exit.SECRET
    return _CODES.get(refused.key, Exit.REFUSED)
