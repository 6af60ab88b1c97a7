"""The sticks this register knows, and which one a drive is: by the id written on it, never by its name."""

from __future__ import annotations

import json
from pathlib import Path

from mediation_desk.domain.stick import Stick

_FILE = "desk-stick.json"
_MOST = 65_536


class KnownSticks:
    """`put` what the register remembers; `of(folder)` is None for a drive that never took a copy."""

    def __init__(self) -> None:
        self.sticks: tuple[Stick, ...] = ()

    def put(self, sticks: tuple[Stick, ...]) -> None:
        """These are known from now on."""
        self.sticks = sticks

    def of(self, folder: Path) -> Stick | None:
        """The stick that is plugged in at `folder`."""
        wanted = stick_id_at(folder)
        return next((one for one in self.sticks if wanted and one.id == wanted), None)


def stick_id_at(folder: Path) -> str:
    """The id written on a stick, empty where there is none to be read."""
    try:
        with (folder / _FILE).open("rb") as file:
            told = json.loads(file.read(_MOST))
    except (OSError, ValueError, RecursionError):
        return ""
    found = told.get("id", "") if isinstance(told, dict) else ""
    return found if isinstance(found, str) else ""
