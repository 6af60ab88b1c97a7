"""Bytes that leave the desk as a file: written beside, then in one step in place; a warning after it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from mediation_desk.ui.desk import Desk
from mediation_desk.words import _


def save_bytes(desk: Desk, path: Path, data: bytes) -> None:
    """Write them there, and say that the file is not encrypted, or that it could not be written."""
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        desk.notice(_("It could not be written there. Please choose another folder."), "red", of=__name__)
        return
    desk.notice(
        _("Exported. The file is not encrypted; please keep it safe and delete it after use."), of=__name__
    )
